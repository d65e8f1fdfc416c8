"use client"

import Link from "next/link"
import { icon } from "@/components/icon"
import { StatusBadge } from "@/components/status-badge"
import { Time } from "@/components/time"
import { TimelineItem as Item } from "@/components/ui/timeline"
import { PURPOSES, type Purpose } from "@/lib/consents/words"
import type { PatientTimelineItem } from "@/lib/leads/patient-timeline-items"
import { t } from "@/lib/say"
import { TimelineEntry } from "../../leads/[id]/timeline-entry"

const CalendarClock = icon("calendar-clock")
const ListTodo = icon("list-todo")
const Merge = icon("merge")
const ShieldCheck = icon("shield-check")
const UserRound = icon("user-round")

type Event = Extract<PatientTimelineItem, { kind: "event" }>

export function PatientTimelineEntry({ item }: { item: PatientTimelineItem }) {
  if (item.kind !== "event")
    return (
      <TimelineEntry
        item={item}
        seesMessages={item.kind === "message" && item.body !== null}
        writeAgain={item.leadId ? { leadId: item.leadId } : null}
      />
    )
  return (
    <Item
      icon={iconOf(item.name)}
      title={
        <span className="inline-flex flex-wrap items-center gap-x-2">
          <span>
            <b>{item.by}</b> {wordsOf(item)}
          </span>
          {item.name === "lead.status_changed" && item.about.status && (
            <StatusBadge kind="lead" value={item.about.status} look="plain" />
          )}
          {item.leadId && (
            <Link
              href={`/leads/${item.leadId}`}
              className="text-xs text-ink-3 hover:text-accent hover:underline"
            >
              {t("Lead")}
            </Link>
          )}
        </span>
      }
      aside={<Time value={item.at} />}
    />
  )
}

function iconOf(name: string) {
  if (name.startsWith("consent.")) return <ShieldCheck />
  if (name.startsWith("appointment.") || name.startsWith("booking.")) return <CalendarClock />
  if (name.startsWith("task.")) return <ListTodo />
  return /merge|split/.test(name) ? <Merge /> : <UserRound />
}

const FIELD_NAMES: Record<string, string> = {
  name: "name",
  birthDate: "date of birth",
  language: "language",
  phone: "phone",
  email: "e-mail",
  externalRef: "number in the list",
}
const fieldsOf = (event: Event): string =>
  (event.about.fields ?? "")
    .split(", ")
    .flatMap((field) => t(FIELD_NAMES[field] ?? "") || [])
    .join(", ")
const purposeOf = ({ about }: Event): string =>
  about.purpose && about.purpose in PURPOSES
    ? t(PURPOSES[about.purpose as Purpose]).toLowerCase()
    : t("a purpose")

const WORDS: Record<string, (event: Event) => string> = {
  "patient.created": () => t("opened the record"),
  "patient.named": () => t("learned the name"),
  "patient.changed": (event) => t("changed {fields}", { fields: fieldsOf(event) }),
  "patient.imported": (event) =>
    event.about.fields === undefined
      ? t("took the person from a list")
      : t("added {fields} from a list", { fields: fieldsOf(event) || t("nothing") }),
  "patient.contact_added": () => t("added a way to reach them"),
  "patient.contact_labelled": () => t("noted whose number it is"),
  "patient.contact_preferred": () => t("chose where to reach them first"),
  "patient.contact_removed": () => t("took a number away"),
  "patient.relative_added": () => t("linked a relative"),
  "patient.relative_removed": () => t("unlinked a relative"),
  "patient.merged": ({ about }) =>
    t("merged another record into this one ({leads} leads, {numbers} numbers)", {
      leads: about.leads ?? 0,
      numbers: about.contacts ?? 0,
    }),
  "patient.merge_undone": () => t("took a merge apart"),
  "patient.split": () => t("took out what is another person's"),
  "consent.granted": (event) => t("noted consent: {purpose}", { purpose: purposeOf(event) }),
  "consent.denied": (event) => t("noted a refusal: {purpose}", { purpose: purposeOf(event) }),
  "consent.withdrawn": (event) => t("noted a withdrawal: {purpose}", { purpose: purposeOf(event) }),
  "contact.moved": () => t("moved on to a new number"),
  "contact.joined": () => t("found two numbers to be one"),
  "appointment.booked": () => t("booked an appointment"),
  "appointment.moved": () => t("moved the appointment"),
  "appointment.cancelled": () => t("cancelled the appointment"),
  "appointment.checked_in": () => t("let the patient in"),
  "appointment.completed": () => t("ended the visit"),
  "appointment.missed": () => t("noted that the patient did not come"),
  "booking.offered": () => t("offered times by message"),
  "task.created": () => t("made a task"),
  "task.finished": () => t("finished a task"),
  "task.reopened": () => t("opened a task again"),
  "task.cancelled": () => t("dropped a task"),
  "approval.requested": () => t("asked a colleague to approve"),
  "lead.created": () => t("opened a lead"),
  "lead.taken": () => t("took the lead"),
  "lead.released": () => t("gave the lead back"),
  "lead.assigned": ({ about }) =>
    about.owner ? t("assigned the lead to {name}", { name: about.owner }) : t("assigned the lead"),
  "lead.status_changed": () => t("set the lead to"),
}

const wordsOf = (event: Event): string =>
  WORDS[event.name]?.(event) ?? event.name.slice(event.name.indexOf(".") + 1).replaceAll("_", " ")
