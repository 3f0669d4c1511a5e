"""The brains of the images tab, made together: they share the gallery."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.features.images.comparing import Comparing
from playground.features.images.history import ImageHistory
from playground.features.images.intake import Intake
from playground.features.images.library import ImageLibrary
from playground.features.images.model import ImagesModel
from playground.features.images.origins import Origins
from playground.features.images.pictures import Pictures
from playground.features.images.saving import Saving
from playground.features.images.small_pictures import SmallPictures
from playground.features.images.thumbnails import Thumbnails
from playground.storage.blobs import Blobs
from playground.storage.gallery import Gallery

if TYPE_CHECKING:
    from playground.services.context import Context


@dataclass(frozen=True, slots=True)
class Parts:
    gallery: Gallery
    pictures: Pictures
    model: ImagesModel
    intake: Intake
    saving: Saving
    comparing: Comparing
    origins: Origins
    history: ImageHistory
    library: ImageLibrary
    thumbnails: SmallPictures  # of the results


def make_parts(context: Context) -> Parts:
    places = context.locations
    blobs = Blobs(places.pictures, read_only=places.read_only)
    gallery = Gallery(context.database, blobs, Thumbnails(places.thumbnails))
    pictures = Pictures(context, gallery)
    model = ImagesModel(context, gallery, pictures)
    return Parts(
        gallery,
        pictures,
        model,
        Intake(context, gallery, pictures, model.sources),
        Saving(context, pictures),
        Comparing(context, gallery, pictures),
        Origins(context, gallery, pictures),
        ImageHistory(context, gallery),
        ImageLibrary(context, gallery),
        SmallPictures(context, gallery, "images.results.thumbnails"),
    )
