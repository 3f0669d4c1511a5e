"""What a run starts from."""

import numpy

from playground.features.images.order import Shown
from playground.features.images.sources import Sources
from playground.message import Message
from playground.storage.gallery import PictureRecord


def shown(side: int) -> Shown:
    record = PictureRecord(side, 1, 0, "", "image/png", side, side, 1, "", None, False, 0.0)
    return Shown(record, numpy.zeros((side, side, 4), numpy.uint8))


def test_a_painted_mask_is_there_again_however_many_other_pictures_were_looked_at():
    sources = Sources()
    sources.show(shown(16))
    painted = sources.mask
    assert painted is not None
    painted.replace(numpy.full((16, 16), 255, numpy.uint8), Message("Invert"))

    for side in range(17, 40):
        sources.show(shown(side))
        assert not sources.painted
    sources.show(shown(16))

    assert sources.mask is painted
    assert sources.painted


def test_masks_do_not_pile_up():
    sources = Sources()
    masks = []
    for side in range(16, 40):
        sources.show(shown(side))
        assert sources.mask is not None
        masks.append(sources.mask)
        sources.mask.replace(numpy.full((side, side), 255, numpy.uint8), Message("Invert"))

    sources.show(shown(16))
    assert sources.mask is not masks[0]
    sources.show(shown(39))
    assert sources.mask is masks[-1]
