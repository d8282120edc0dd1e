"""Every order that moves a process, with its handler."""

from collections.abc import Callable, Mapping
from typing import Any

from engine.vocabulary import Order
from engine.workflow.orders import (
    add_comment,
    assign_task,
    attach_document,
    cancel_project,
    claim_task,
    complete_task,
    delegate_task,
    fire_timers,
    install_house,
    make_checkpoint,
    move_clock,
    prioritise_task,
    publish_package,
    read_notifications,
    refresh_law,
    release_task,
    report_stall,
    resume_project,
    retry_incident,
    save_draft,
    send_message,
    start_follower,
    start_project,
    suspend_project,
)

ORDERS: Mapping[type[Order], Callable[..., Any]] = {
    start_project.StartProject: start_project.handle,
    start_follower.StartFollower: start_follower.handle,
    claim_task.ClaimTask: claim_task.handle,
    release_task.ReleaseTask: release_task.handle,
    assign_task.AssignTask: assign_task.handle,
    delegate_task.DelegateTask: delegate_task.handle,
    prioritise_task.PrioritiseTask: prioritise_task.handle,
    save_draft.SaveDraft: save_draft.handle,
    complete_task.CompleteTask: complete_task.handle,
    add_comment.AddComment: add_comment.handle,
    attach_document.AttachDocument: attach_document.handle,
    send_message.SendMessage: send_message.handle,
    fire_timers.FireTimers: fire_timers.handle,
    make_checkpoint.MakeCheckpoint: make_checkpoint.handle,
    suspend_project.SuspendProject: suspend_project.handle,
    resume_project.ResumeProject: resume_project.handle,
    cancel_project.CancelProject: cancel_project.handle,
    retry_incident.RetryIncident: retry_incident.handle,
    publish_package.PublishPackage: publish_package.handle,
    read_notifications.ReadNotifications: read_notifications.handle,
    report_stall.ReportStall: report_stall.handle,
    move_clock.MoveClock: move_clock.handle,
    install_house.InstallHouse: install_house.handle,
    refresh_law.RefreshLaw: refresh_law.handle,
}
