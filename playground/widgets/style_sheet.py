"""The one style sheet of the application, made from the tokens.

Widgets choose their looks by properties: `kind` of a button (primary, secondary, quiet, danger, link, segment),
`surface` of a frame (window, surface, sunken, card, segments, popover), `edge` of a frame (left, right, top, bottom)
and `role` of a label (secondary, label, advice, group, heading, title, danger, fault, warning, success).
"""

from collections.abc import Callable

from playground.widgets.tokens import CARD_RADIUS, CONTROL_HEIGHT, RADIUS, Tokens, mix


def style_sheet(tokens: Tokens, points: Callable[[float], float]) -> str:
    parts = (
        _surfaces(tokens),
        _labels(tokens, points),
        _buttons(tokens),
        _fields(tokens),
        _lists(tokens),
        _bars(tokens),
    )
    return "".join((*parts, _popups(tokens)))


def _surfaces(t: Tokens) -> str:
    return f"""
QMainWindow, QDialog, QMessageBox {{ background: {t.window}; }}
QFrame[surface="window"] {{ background: {t.window}; border: none; }}
QFrame[surface="surface"] {{ background: {t.surface}; border: none; }}
QFrame[surface="sunken"] {{ background: {t.sunken}; border: none; border-radius: {RADIUS}px; }}
QFrame[surface="card"] {{
    background: {t.surface}; border: 1px solid {t.border}; border-radius: {CARD_RADIUS}px;
}}
QFrame[surface="card"][active="true"] {{ border-color: {t.outline}; }}
QFrame[surface="popover"] {{ background: {t.surface}; border: 1px solid {t.outline}; }}
QFrame[edge="left"] {{ border-left: 1px solid {t.border}; }}
QFrame[edge="right"] {{ border-right: 1px solid {t.border}; }}
QFrame[edge="top"] {{ border-top: 1px solid {t.border}; }}
QFrame[edge="bottom"] {{ border-bottom: 1px solid {t.border}; }}
QFrame[role="line"] {{ background: {t.border}; border: none; max-height: 1px; min-height: 1px; }}
QScrollArea, QScrollArea > QWidget > QWidget[role="pane"] {{ background: transparent; border: none; }}
QSplitter::handle {{ background: {t.border}; }}
QSplitter::handle:hover {{ background: {t.accent}; }}
QSplitter[bare="true"]::handle {{ background: transparent; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QGroupBox {{ border: 1px solid {t.border}; border-radius: {CARD_RADIUS}px; margin-top: 10px; padding: 12px; }}
QGroupBox::title {{ subcontrol-origin: margin; left: 12px; padding: 0 4px; color: {t.secondary}; }}
"""


def _labels(t: Tokens, points: Callable[[float], float]) -> str:
    small, heading, title = points(9), points(12), points(15)
    return f"""
QLabel {{ background: transparent; }}
QLabel[role="secondary"] {{ color: {t.secondary}; font-size: {small}pt; }}
QLabel[role="advice"] {{ color: {t.secondary}; }}
QLabel[role="label"] {{ color: {t.secondary}; font-size: {small}pt; font-weight: 600; }}
QLabel[role="group"] {{ color: {t.secondary}; font-size: {points(8)}pt; font-weight: 600; }}
QLabel[role="heading"] {{ font-size: {heading}pt; font-weight: 600; }}
QLabel[role="title"] {{ font-size: {title}pt; font-weight: 600; }}
QLabel[role="danger"] {{ color: {t.danger}; }}
QLabel[role="fault"] {{ color: {t.danger}; font-size: {small}pt; }}
QLabel[role="warning"] {{ color: {t.warning}; }}
QLabel[role="success"] {{ color: {t.success}; }}
QLabel:disabled {{ color: {t.disabled}; }}
"""


def _buttons(t: Tokens) -> str:
    inner = CONTROL_HEIGHT - 2
    segment = mix(t.surface, t.text, 0.1) if t.dark else t.surface
    return f"""
QPushButton {{
    background: {t.surface}; color: {t.text}; border: 1px solid {t.border}; border-radius: {RADIUS}px;
    padding: 0 12px; min-height: {inner}px;
}}
QPushButton:hover {{ background: {mix(t.surface, t.text, 0.05)}; border-color: {t.outline}; }}
QPushButton:pressed, QPushButton:checked {{ background: {mix(t.surface, t.text, 0.1)}; }}
QPushButton:disabled {{ color: {t.disabled}; background: {t.surface}; border-color: {t.border}; }}
QPushButton[kind="primary"], QDialog QPushButton:default {{
    background: {t.accent}; color: {t.on_accent}; border-color: {t.accent};
}}
QPushButton[kind="primary"] {{ font-weight: 600; padding: 0 16px; }}
QDialogButtonBox QPushButton {{ min-width: 56px; }}
QPushButton[kind="primary"]:hover, QDialog QPushButton:default:hover {{
    background: {t.accent_hover}; border-color: {t.accent_hover};
}}
QPushButton[kind="primary"]:pressed, QDialog QPushButton:default:pressed {{
    background: {mix(t.accent_hover, t.text, 0.12)}; border-color: {mix(t.accent_hover, t.text, 0.12)};
}}
QPushButton[kind="primary"]:disabled, QDialog QPushButton:default:disabled {{
    background: {t.track}; color: {t.disabled}; border-color: {t.track};
}}
QPushButton[kind="quiet"] {{ background: transparent; border-color: transparent; padding: 0 8px; }}
QPushButton[kind="quiet"]:hover {{ background: {t.hover}; }}
QPushButton[kind="quiet"]:pressed {{ background: {t.pressed}; }}
QPushButton[kind="danger"] {{ color: {t.danger}; }}
QPushButton[kind="danger"]:hover {{ border-color: {t.danger}; background: {mix(t.surface, t.danger, 0.08)}; }}
QPushButton[kind="danger"]:disabled {{ color: {t.disabled}; }}
QPushButton[kind="link"] {{
    background: transparent; border-color: transparent; color: {t.accent}; padding: 0 2px; min-height: 20px;
}}
QPushButton[kind="link"]:hover {{ color: {t.accent_hover}; text-decoration: underline; }}
QPushButton[kind="link"]:disabled {{ color: {t.disabled}; }}
QPushButton[align="left"] {{ text-align: left; }}
QFrame[surface="segments"] {{ background: {t.sunken}; border: 1px solid {t.border}; border-radius: {RADIUS}px; }}
QPushButton[kind="segment"] {{
    background: transparent; color: {t.secondary}; border: 1px solid transparent; border-radius: {RADIUS - 1}px;
    min-height: {inner - 2}px;
}}
QPushButton[kind="segment"]:hover {{ color: {t.text}; }}
QPushButton[kind="segment"]:checked {{ background: {segment}; color: {t.text}; border-color: {t.outline}; }}
QPushButton[kind="segment"]:disabled {{ color: {t.disabled}; }}
QToolButton {{
    background: transparent; border: 1px solid transparent; border-radius: {RADIUS}px;
    min-width: {inner}px; min-height: {inner}px; padding: 0;
}}
QToolButton:hover {{ background: {t.hover}; }}
QToolButton:pressed {{ background: {t.pressed}; }}
QToolButton:checked {{ background: {t.selection}; }}
QToolButton:focus {{ border: 2px solid {t.accent}; }}
QToolButton:disabled {{ color: {t.disabled}; background: transparent; }}
QToolButton[small="true"] {{ min-width: 22px; min-height: 22px; }}
QToolButton[kind="over"] {{
    background: {t.surface}; border: 1px solid {t.border}; border-radius: 4px; min-width: 0; min-height: 0;
}}
QToolButton[kind="over"]:hover {{ background: {mix(t.surface, t.text, 0.1)}; }}
QToolButton[kind="tile"] {{ border: 1px dashed {t.outline}; min-width: 42px; min-height: 42px; }}
QToolButton[kind="tile"]:focus {{ border: 2px solid {t.accent}; }}
QLineEdit QToolButton, QLineEdit QToolButton:hover, QLineEdit QToolButton:focus {{
    background: transparent; border: none; min-width: 0; min-height: 0; padding: 0;
}}
QToolButton::menu-indicator {{ image: none; width: 0; }}
"""


def _fields(t: Tokens) -> str:
    return f"""
QLineEdit, QPlainTextEdit, QTextEdit {{
    background: {t.surface}; color: {t.text}; border: 1px solid {t.outline}; border-radius: {RADIUS}px;
    selection-background-color: {t.selection}; selection-color: {t.text};
}}
QLineEdit {{ padding: 0 8px; min-height: {CONTROL_HEIGHT - 2}px; }}
QPlainTextEdit, QTextEdit {{ padding: 4px 4px; }}
QLineEdit:focus {{ border: 2px solid {t.accent}; padding: 0 7px; min-height: {CONTROL_HEIGHT - 4}px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ border: 2px solid {t.accent}; padding: 3px 3px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled {{
    color: {t.disabled}; background: {t.window}; border-color: {t.border};
}}
QLineEdit[tall="true"], QLineEdit[tall="true"]:focus {{ min-height: 44px; }}
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"] {{ border-color: {t.danger}; }}
QComboBox QLineEdit, QAbstractSpinBox QLineEdit,
QComboBox QLineEdit:focus, QAbstractSpinBox QLineEdit:focus {{
    border: none; background: transparent; padding: 0; min-height: 0;
}}
QPlainTextEdit[bare="true"], QTextEdit[bare="true"] {{ border: none; background: transparent; padding: 0; }}
QComboBox, QAbstractSpinBox {{ combobox-popup: 0; min-height: {CONTROL_HEIGHT - 6}px; }}
QCheckBox, QRadioButton {{ spacing: 8px; min-height: 28px; background: transparent; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: 18px; height: 18px; }}
QSlider {{ min-height: 24px; background: transparent; }}
"""


def _lists(t: Tokens) -> str:
    return f"""
QAbstractItemView {{
    background: {t.surface}; color: {t.text}; border: none; outline: none;
    alternate-background-color: {t.sunken}; gridline-color: {t.border};
    selection-background-color: {t.selection}; selection-color: {t.text};
}}
QListView::item, QTreeView::item {{ min-height: 28px; padding: 0 8px; border: none; }}
QListView::item {{ border-radius: {RADIUS}px; }}
QTableView::item {{ padding: 0 8px; border: none; }}
QListView::item:hover, QTreeView::item:hover, QTableView::item:hover {{ background: {t.hover}; }}
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected {{
    background: {t.selection}; color: {t.text};
}}
QListView[bare="true"] {{ background: transparent; }}
QAbstractItemView[framed="true"] {{ border: 1px solid {t.border}; border-radius: {RADIUS}px; }}
QAbstractItemView[framed="true"]:focus {{ border-color: {t.accent}; }}
QHeaderView {{ background: {t.surface}; border: none; }}
QHeaderView::section {{
    background: {t.surface}; color: {t.secondary}; border: none; border-bottom: 1px solid {t.border};
    padding: 0 11px; min-height: 30px; font-weight: normal;
}}
QTableCornerButton::section {{ background: {t.surface}; border: none; }}
QComboBox QAbstractItemView, QListView[popup="true"] {{
    border: 1px solid {t.border}; padding: 4px; background: {t.surface};
}}
"""


def _bars(t: Tokens) -> str:
    handle, strong = mix(t.surface, t.text, 0.2), mix(t.surface, t.text, 0.38)
    return f"""
QScrollBar {{ background: transparent; border: none; }}
QScrollBar:vertical {{ width: 12px; margin: 0; }}
QScrollBar:horizontal {{ height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {handle}; border-radius: 3px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover, QScrollBar::handle:pressed {{ background: {strong}; }}
QScrollBar::handle:disabled {{ background: transparent; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; border: none; background: none; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {t.border}; }}
QTabBar {{ background: transparent; qproperty-drawBase: 0; }}
QTabBar::tab {{
    background: transparent; color: {t.secondary}; border: none; border-bottom: 2px solid transparent;
    padding: 0 12px; min-height: 32px;
}}
QTabBar::tab:hover {{ color: {t.text}; }}
QTabBar::tab:selected {{ color: {t.text}; border-bottom-color: {t.accent}; }}
QTabBar::tab:disabled {{ color: {t.disabled}; }}
QTabBar::tab:focus {{ color: {t.accent}; }}
QProgressBar {{ background: {t.track}; border: none; border-radius: 3px; max-height: 6px; color: transparent; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 3px; }}
QStatusBar {{ background: {t.surface}; border-top: 1px solid {t.border}; }}
QStatusBar::item {{ border: none; }}
QMenuBar {{ background: {t.surface}; color: {t.text}; border: none; padding: 0 4px; }}
QMenuBar::item {{ padding: 4px 8px; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected, QMenuBar::item:pressed {{ background: {t.hover}; }}
"""


def _popups(t: Tokens) -> str:
    return f"""
QMenu {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.border}; padding: 4px; }}
QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: 4px; min-height: 18px; background: transparent; }}
QMenu::item:selected {{ background: {t.selection}; }}
QMenu::item:disabled {{ color: {t.disabled}; background: transparent; }}
QMenu::icon {{ padding-left: 10px; }}
QMenu::separator {{ height: 1px; background: {t.border}; margin: 4px 8px; }}
QToolTip {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.outline}; padding: 4px 6px; }}
"""
