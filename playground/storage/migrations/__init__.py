"""The steps from an empty database to today's, each numbered, each made once and never changed afterwards.

A feature that needs tables adds a module `mNNNN_<feature>.py` and a line here.
"""

from playground.storage.migrations import (
    m0001_history,
    m0002_draft_details,
    m0003_gallery,
    m0004_takes,
    m0005_clips,
    m0006_references,
    m0007_embeddings,
    m0008_files,
    m0009_tree,
    m0010_search,
    m0011_origins,
    m0012_continued,
    m0013_prompts,
)
from playground.storage.migrations.migration import Migration

MIGRATIONS: tuple[Migration, ...] = (
    m0001_history.MIGRATION,
    m0002_draft_details.MIGRATION,
    m0003_gallery.MIGRATION,
    m0004_takes.MIGRATION,
    m0005_clips.MIGRATION,
    m0006_references.MIGRATION,
    m0007_embeddings.MIGRATION,
    m0008_files.MIGRATION,
    m0009_tree.MIGRATION,
    m0010_search.MIGRATION,
    m0011_origins.MIGRATION,
    m0012_continued.MIGRATION,
    m0013_prompts.MIGRATION,
)
