"""Every order about drafts, with its handler."""

from collections.abc import Callable, Mapping
from typing import Any

from engine.studio.orders import (
    add_file,
    ask_review,
    begin_type,
    decide_review,
    drop_draft,
    import_draft,
    keep_sample,
    open_draft,
    record_trial,
    rename_file,
    save_file,
    save_item,
    see_draft,
)
from engine.vocabulary import Order

ORDERS: Mapping[type[Order], Callable[..., Any]] = {
    open_draft.OpenDraft: open_draft.handle,
    add_file.AddFile: add_file.handle,
    begin_type.BeginType: begin_type.handle,
    import_draft.ImportDraft: import_draft.handle,
    save_file.SaveFile: save_file.handle,
    rename_file.RenameFile: rename_file.handle,
    keep_sample.KeepSample: keep_sample.handle,
    save_item.SaveItem: save_item.handle,
    see_draft.SeeDraft: see_draft.handle,
    record_trial.RecordTrial: record_trial.handle,
    ask_review.AskReview: ask_review.handle,
    decide_review.DecideReview: decide_review.handle,
    drop_draft.DropDraft: drop_draft.handle,
}
