"""The one exception of the demo server, in the shape in which OpenAI reports errors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class ApiError(Exception):
    """A refusal that the client is told about; `param` names the field that is to blame."""

    def __init__(
        self,
        status: int,
        message: str,
        *,
        code: str | None = None,
        param: str | None = None,
        kind: str = "invalid_request_error",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.code = code
        self.param = param
        self.kind = kind
        self.headers = dict(headers or {})

    def body(self) -> dict[str, Any]:
        return {"error": {"message": self.message, "type": self.kind, "param": self.param, "code": self.code}}


def unknown_parameter(param: str) -> ApiError:
    return ApiError(400, f"Unknown parameter: '{param}'.", code="unknown_parameter", param=param)


def missing_parameter(param: str) -> ApiError:
    return ApiError(400, f"Missing required parameter: '{param}'.", code="missing_required_parameter", param=param)


def unsupported_parameter(param: str, why: str) -> ApiError:
    return ApiError(400, f"Unsupported parameter: '{param}'. {why}", code="unsupported_parameter", param=param)


def unsupported_value(param: str, why: str) -> ApiError:
    return ApiError(400, f"Unsupported value: '{param}'. {why}", code="unsupported_value", param=param)


def invalid_value(param: str, why: str) -> ApiError:
    return ApiError(400, f"Invalid value for '{param}': {why}", code="invalid_value", param=param)


def invalid_schema(param: str, why: str) -> ApiError:
    code = "invalid_json_schema" if param == "response_format" else "invalid_function_parameters"
    return ApiError(400, f"Invalid schema for '{param}': {why}", code=code, param=param)


def conflict(param: str, why: str) -> ApiError:
    return ApiError(400, why, code="invalid_parameter_combination", param=param)
