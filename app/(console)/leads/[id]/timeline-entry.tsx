"use client"

import Link from "next/link"
import type { ReactNode } from "react"
import { icon } from "@/components/icon"
import { ClassificationBadge, UrgencyBadge } from "@/components/lead-badges"
import { stateOf } from "@/components/states"
import { StatusBadge } from "@/components/status-badge"
import { Time } from "@/components/time"
import { TimelineItem as Item } from "@/components/ui/timeline"
import type { TimelineItem } from "@/lib/leads/schema"
import { MEMBER_SCORER } from "@/lib/leads/words"
import { t } from "@/lib/say"
import { SendingTrouble, type WriteAgain } from "../../conversations/components/thread/sending-trouble"
import { MarkedText } from "../marked-text"
import { FactEntry } from "./fact-entry"
import { MessageContent } from "./message-content"

const Gauge = icon("gauge")
const MessageCircle = icon("message-circle")
const Reply = icon("reply")
const StickyNote = icon("sticky-note")
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
              <b>{item.by}</b> {t("noted")}
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
          <b>{isIn ? doneBy(item) : t("{name} answered", { name: item.by ?? t("We") })}</b>
          {!isIn && <StatusBadge kind="message" value={item.status} look="plain" />}
          {item.runId && (
            <Link
              href={`/jobs/runs/${item.runId}`}
              aria-label={isIn ? t("The run that read it") : t("The run that sent it")}
              className="tip text-ink-3 hover:text-accent [&_svg]:size-3.5"
              data-tip={isIn ? t("The run that read it") : t("The run that sent it")}
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
                item.view === null && <p className="text-xs text-ink-3">{t("Without words.")}</p>
              )
            }
          />
        </div>
      ) : (
        <p className="text-xs text-ink-3">
          {seesMessages ? t("Without words.") : t("What was written is hidden for your role.")}
        </p>
      )}
      {!isIn && <SendingTrouble message={item} writeAgain={writeAgain} />}
    </Item>
  )
}

const doneBy = ({ view }: Of<"message">): string =>
  view?.chosen ? t("Patient chose") : view?.name ? t("Patient sent") : t("Patient wrote")

function ScoreEntry({ item: { score }, aside }: { item: Of<"score">; aside: ReactNode }) {
  const byPerson = score.scorer === MEMBER_SCORER
  return (
    <Item
      icon={<Gauge />}
      tone={stateOf("classification", score.classification).tone}
      title={
        <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
          <span>
            {t("{name} scored {score} of 5", {
              name: byPerson
                ? (score.by ?? t("A colleague"))
                : score.model === score.scorer
                  ? score.scorer
                  : t("Rules"),
              score: score.score,
            })}
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
