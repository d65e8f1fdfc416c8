"use client"

import Link from "next/link"
import type { ReactNode } from "react"
import { icon } from "@/components/icon"
import { stateOf } from "@/components/states"
import { ClassificationBadge, StatusBadge, UrgencyBadge } from "@/components/status-badge"
import { Time } from "@/components/time"
import { TimelineItem as Item } from "@/components/ui/timeline"
import type { TimelineItem } from "@/lib/leads/schema"
import { MEMBER_SCORER } from "@/lib/leads/words"
import { MarkedText } from "../marked-text"
import { MessageContent } from "./message-content"
import { MessageSending, type WriteAgain } from "./message-sending"

const ArrowLeftRight = icon("arrow-left-right")
const Gauge = icon("gauge")
const MessageCircle = icon("message-circle")
const Reply = icon("reply")
const StickyNote = icon("sticky-note")
const UserCheck = icon("user-check")
const Workflow = icon("workflow")

type Of<K extends TimelineItem["kind"]> = Extract<TimelineItem, { kind: K }>

type EntryProps = { item: TimelineItem; seesMessages: boolean; writeAgain: WriteAgain }

export function TimelineEntry({ item, seesMessages, writeAgain }: EntryProps) {
  const aside = <Time value={item.at} />
  switch (item.kind) {
    case "message":
      return <MessageEntry item={item} aside={aside} seesMessages={seesMessages} writeAgain={writeAgain} />
    case "score":
      return <ScoreEntry item={item} aside={aside} />
    case "note":
      return (
        <Item
          icon={<StickyNote />}
          tone="amber"
          title={
            <>
              <b>{item.by}</b> noted
            </>
          }
          aside={aside}
        >
          <p className="rounded-md border border-line bg-sunken px-3 py-2 [overflow-wrap:anywhere] whitespace-pre-line">
            {item.body}
          </p>
        </Item>
      )
    case "fact":
      return <FactEntry item={item} aside={aside} />
    case "run":
      return (
        <Item
          icon={<Workflow />}
          title={
            <span className="inline-flex flex-wrap items-center gap-x-2">
              <Link
                href={`/jobs/runs/${item.id}`}
                className="font-medium text-ink hover:text-accent hover:underline"
              >
                {item.functionId}
              </Link>
              <StatusBadge kind="run" value={item.status} look="plain" />
            </span>
          }
          aside={aside}
        />
      )
  }
}

function MessageEntry({
  item,
  aside,
  seesMessages,
  writeAgain,
}: {
  item: Of<"message">
  aside: ReactNode
  seesMessages: boolean
  writeAgain: WriteAgain
}) {
  const isIn = item.direction === "in"
  return (
    <Item
      icon={isIn ? <MessageCircle /> : <Reply />}
      tone={isIn ? "accent" : "neutral"}
      title={
        <span id={`message-${item.id}`} className="inline-flex scroll-mt-24 flex-wrap items-center gap-x-2">
          <b>{isIn ? `Patient ${doneBy(item)}` : `${item.by ?? "We"} answered`}</b>
          {!isIn && <StatusBadge kind="message" value={item.status} look="plain" />}
          {item.runId && (
            <Link
              href={`/jobs/runs/${item.runId}`}
              aria-label={isIn ? "The run that read it" : "The run that sent it"}
              className="tip text-ink-3 hover:text-accent [&_svg]:size-3.5"
              data-tip={isIn ? "The run that read it" : "The run that sent it"}
            >
              <Workflow aria-hidden="true" />
            </Link>
          )}
        </span>
      }
      aside={aside}
    >
      {item.body !== null || item.revokedAt ? (
        <div
          className={`w-fit max-w-full rounded-lg border px-3 py-2 ${isIn ? "border-line bg-surface" : "border-accent-line bg-accent-soft"}`}
        >
          <MessageContent
            item={item}
            words={
              item.body ? (
                <p>
                  <MarkedText body={item.body} quotes={item.quotes} />
                </p>
              ) : (
                item.view === null && <p className="text-xs text-ink-3">Without words.</p>
              )
            }
          />
        </div>
      ) : (
        <p className="text-xs text-ink-3">
          {seesMessages ? "Without words." : "What was written is hidden for your role."}
        </p>
      )}
      {!isIn && (
        <MessageSending
          status={item.status}
          because={item.because}
          body={item.body}
          writeAgain={writeAgain}
        />
      )}
    </Item>
  )
}

const doneBy = ({ view }: Of<"message">): string => (view?.chosen ? "chose" : view?.name ? "sent" : "wrote")

function ScoreEntry({ item: { score }, aside }: { item: Of<"score">; aside: ReactNode }) {
  const byPerson = score.scorer === MEMBER_SCORER
  return (
    <Item
      icon={<Gauge />}
      tone={stateOf("classification", score.classification).tone}
      title={
        <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
          <span>
            <b>{byPerson ? (score.by ?? "A colleague") : "Rules"}</b> scored {score.score} of 5
          </span>
          <ClassificationBadge value={score.classification} look="plain" />
          {score.urgency !== "none" && <UrgencyBadge value={score.urgency} />}
        </span>
      }
      aside={aside}
    >
      {byPerson
        ? score.reason && <p className="text-ink-2">“{score.reason}”</p>
        : score.reasons.length > 0 && (
            <p className="text-xs text-ink-3">
              {score.reasons
                .slice(0, 4)
                .map((reason) => reason.label)
                .join(" · ")}
            </p>
          )}
    </Item>
  )
}

const FACTS: Record<string, (item: Of<"fact">) => ReactNode> = {
  "lead.created": () => <b>Lead opened</b>,
  "lead.taken": (item) => (
    <>
      <b>{item.by}</b> took the lead
    </>
  ),
  "lead.released": (item) => (
    <>
      <b>{item.by}</b> gave the lead back
    </>
  ),
  "lead.assigned": (item) => (
    <>
      <b>{item.by}</b> assigned it to <b>{item.after}</b>
    </>
  ),
  "lead.status_changed": (item) => (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <span>
        <b>{item.by}</b> set
      </span>
      {item.after && <StatusBadge kind="lead" value={item.after} look="plain" />}
    </span>
  ),
}

function FactEntry({ item, aside }: { item: Of<"fact">; aside: ReactNode }) {
  const icon = item.name === "lead.status_changed" ? <ArrowLeftRight /> : <UserCheck />
  const words = FACTS[item.name]?.(item) ?? (
    <>
      <b>{item.by}</b> {item.name.slice(5).replace(/_/g, " ")}
    </>
  )
  return (
    <Item icon={icon} title={words} aside={aside}>
      {item.reason && <p className="text-ink-2">“{item.reason}”</p>}
    </Item>
  )
}
