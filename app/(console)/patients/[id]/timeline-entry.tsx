"use client"

import Link from "next/link"
import { icon } from "@/components/icon"
import { StatusBadge } from "@/components/status-badge"
import { Time } from "@/components/time"
import { TimelineItem as Item } from "@/components/ui/timeline"
import { PURPOSES, type Purpose } from "@/lib/consents/words"
import type { PatientTimelineItem } from "@/lib/leads/patient-timeline-items"
import { TimelineEntry } from "../../leads/[id]/timeline-entry"

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
              Lead
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
    .flatMap((field) => FIELD_NAMES[field] ?? [])
    .join(", ")
const purposeOf = ({ about }: Event): string =>
  about.purpose && about.purpose in PURPOSES ? PURPOSES[about.purpose as Purpose].toLowerCase() : "a purpose"

const WORDS: Record<string, (event: Event) => string> = {
  "patient.created": () => "opened the record",
  "patient.named": () => "learned the name",
  "patient.changed": (event) => `changed ${fieldsOf(event)}`,
  "patient.imported": (event) =>
    event.about.fields === undefined
      ? "took the person from a list"
      : `added ${fieldsOf(event) || "nothing"} from a list`,
  "patient.contact_added": () => "added a way to reach them",
  "patient.contact_labelled": () => "noted whose number it is",
  "patient.contact_preferred": () => "chose where to reach them first",
  "patient.contact_removed": () => "took a number away",
  "patient.relative_added": () => "linked a relative",
  "patient.relative_removed": () => "unlinked a relative",
  "patient.merged": ({ about }) =>
    `merged another record into this one (${about.leads ?? 0} leads, ${about.contacts ?? 0} numbers)`,
  "patient.merge_undone": () => "took a merge apart",
  "patient.split": () => "took out what is another person's",
  "consent.granted": (event) => `noted consent: ${purposeOf(event)}`,
  "consent.denied": (event) => `noted a refusal: ${purposeOf(event)}`,
  "consent.withdrawn": (event) => `noted a withdrawal: ${purposeOf(event)}`,
  "contact.moved": () => "moved on to a new number",
  "contact.joined": () => "found two numbers to be one",
  "task.created": () => "made a task",
  "task.finished": () => "finished a task",
  "task.reopened": () => "opened a task again",
  "task.cancelled": () => "dropped a task",
  "approval.requested": () => "asked a colleague to approve",
  "lead.created": () => "opened a lead",
  "lead.taken": () => "took the lead",
  "lead.released": () => "gave the lead back",
  "lead.assigned": ({ about }) => `assigned the lead${about.owner ? ` to ${about.owner}` : ""}`,
  "lead.status_changed": () => "set the lead to",
}

const wordsOf = (event: Event): string =>
  WORDS[event.name]?.(event) ?? event.name.slice(event.name.indexOf(".") + 1).replaceAll("_", " ")
