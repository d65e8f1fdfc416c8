"use client"

import type { ReactNode } from "react"
import { icon } from "@/components/icon"
import { StatusBadge } from "@/components/status-badge"
import { TimelineItem as Item } from "@/components/ui/timeline"
import type { TimelineItem } from "@/lib/leads/schema"
import { t } from "@/lib/say"

const ArrowLeftRight = icon("arrow-left-right")
const CalendarClock = icon("calendar-clock")
const CircleCheck = icon("circle-check")
const ListTodo = icon("list-todo")
const Siren = icon("siren")
const UserCheck = icon("user-check")

type Fact = Extract<TimelineItem, { kind: "fact" }>

/** What happened, as one sentence; `{by}` did it, `{what}` is a name, a title or a word of ours. */
const SENTENCES: Record<string, string> = {
  "lead.created": "Lead opened",
  "lead.taken": "{by} took the lead",
  "lead.released": "{by} gave the lead back",
  "lead.assigned": "{by} assigned it to {what}",
  "lead.routed": "Assigned to {what} by the clinic’s rules",
  "lead.suggested": "Suggested for {what} by the clinic’s rules",
  "lead.left_unowned": "Left to everybody by the clinic’s rules",
  "lead.closed_as_duplicate": "{by} closed it as double",
  "lead.duplicate_undone": "{by} opened it again: not double",
  "task.created": "{by} made a task: {what}",
  "task.taken": "{by} took the task: {what}",
  "task.finished": "{by} finished the task: {what}",
  "task.reopened": "{by} reopened the task: {what}",
  "task.cancelled": "{by} cancelled the task: {what}",
  "consent.granted": "Consent given: {what}",
  "consent.denied": "Consent refused: {what}",
  "consent.withdrawn": "Consent withdrawn: {what}",
  "appointment.booked": "{by} booked an appointment",
  "appointment.accepted": "{by} accepted the appointment",
  "appointment.moved": "{by} moved the appointment",
  "appointment.rescheduled": "Another appointment was booked in its place",
  "appointment.cancelled": "{by} cancelled the appointment",
  "appointment.confirmed": "Appointment confirmed",
  "appointment.checked_in": "The patient checked in",
  "appointment.started": "The treatment began",
  "appointment.completed": "The visit is over",
  "appointment.missed": "The patient did not come",
  "appointment.note_changed": "{by} changed the note on the appointment",
  "appointment.stepped_back": "{by} took the last step back",
  "appointment.reminder_answered": "The patient answered the reminder",
  "booking.offered": "Times were offered by message",
  "booking.chosen": "The patient chose a time",
  "urgent.opened": "Urgent case opened",
  "urgent.raised": "Urgent case became more urgent",
  "urgent.tier_told": "The next ones on duty were told",
  "urgent.acknowledged": "{by} looks after the urgent case",
  "urgent.patient_told": "The patient was told that nobody is there",
  "urgent.text_withheld": "The patient could not be told that nobody is there",
  "urgent.closed": "Urgent case closed",
}

const ICONS: Record<string, ReactNode> = {
  task: <ListTodo />,
  consent: <CircleCheck />,
  urgent: <Siren />,
  appointment: <CalendarClock />,
  booking: <CalendarClock />,
}

export function FactEntry({ item, aside }: { item: Fact; aside: ReactNode }) {
  const isStatus = item.name === "lead.status_changed"
  const icon = isStatus ? (
    <ArrowLeftRight />
  ) : (
    (ICONS[item.name.slice(0, item.name.indexOf("."))] ?? <UserCheck />)
  )
  return (
    <Item icon={icon} title={isStatus ? <StatusWords item={item} /> : wordsOf(item)} aside={aside}>
      {item.reason && <p className="text-ink-2">“{item.reason}”</p>}
    </Item>
  )
}

const StatusWords = ({ item }: { item: Fact }) => (
  <span className="inline-flex flex-wrap items-center gap-x-2">
    <span>{t("{by} set", { by: item.by })}</span>
    {item.after && <StatusBadge kind="lead" value={item.after} look="plain" />}
  </span>
)

function wordsOf(item: Fact): string {
  const sentence = SENTENCES[item.name]
  if (sentence) return t(sentence, { by: item.by, what: item.after ? t(item.after) : "…" })
  return `${item.by}: ${item.name.slice(item.name.indexOf(".") + 1).replace(/_/g, " ")}`
}
