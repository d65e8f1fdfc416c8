"use client"

import Link from "next/link"
import { Time } from "@/components/time"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import { Timeline, TimelineItem } from "@/components/ui/timeline"
import { PURPOSES } from "@/lib/consents/words"
import type { Passport } from "@/lib/messaging/schema"
import { BASES, EXEMPT, failedWords, MESSAGE_PURPOSE_WORDS } from "@/lib/messaging/words"
import { t } from "@/lib/say"
import { MESSAGE_STATES } from "./message-states"

const word = (words: Readonly<Record<string, string>>, key: string): string =>
  Object.hasOwn(words, key) ? t(words[key] ?? key) : key

/** What allowed it, who wrote it, and what became of it. */
export function PassportBody({ passport }: { passport: Passport }) {
  const why = failedWords(passport.because)
  return (
    <div className="grid gap-5">
      {why && (
        <p className="rounded-md border border-amber-line bg-amber-soft px-3 py-2 text-sm">
          {t(why)}
          {passport.heldUntil && (
            <>
              {" "}
              {t("It can go from")} <Time value={passport.heldUntil} as="moment" />.
            </>
          )}
        </p>
      )}
      <DefinitionList stacked>
        <Definition term={t("What it is for")}>{word(MESSAGE_PURPOSE_WORDS, passport.purpose)}</Definition>
        <Definition term={t("Why it may be sent")}>
          {passport.basis ? word(BASES, passport.basis) : t("Nothing on record allows it")}
        </Definition>
        {passport.consent && <Agreed consent={passport.consent} />}
        {passport.exempt && (
          <Definition term={t("Not held back because")}>
            {word(EXEMPT, passport.exempt)}
            {passport.bypassReason && <q className="mt-1 block text-ink-2">{passport.bypassReason}</q>}
          </Definition>
        )}
        {passport.template && (
          <Definition term={t("Template")}>
            {t("{name}, {language}, version {version}", passport.template)}
          </Definition>
        )}
        <Writers passport={passport} />
        {passport.tooLateAt && (
          <Definition term={t("Of no use after")}>
            <Time value={passport.tooLateAt} as="moment" />
          </Definition>
        )}
        {passport.releaseSha && (
          <Definition term={t("Software")}>
            <span className="font-mono text-xs">{passport.releaseSha.slice(0, 12)}</span>
          </Definition>
        )}
      </DefinitionList>
      {passport.states.length > 0 && <States states={passport.states} />}
    </div>
  )
}

function States({ states }: Pick<Passport, "states">) {
  return (
    <section aria-label={t("What became of it")}>
      <h3 className="mb-2 text-sm font-semibold">{t("What became of it")}</h3>
      <Timeline label={t("What became of it")}>
        {states.map((one) => (
          <TimelineItem
            key={`${one.status} ${one.at}`}
            title={word(MESSAGE_STATES, one.status)}
            aside={<Time value={one.at} as="exact" />}
          />
        ))}
      </Timeline>
    </section>
  )
}

function Agreed({ consent }: { consent: NonNullable<Passport["consent"]> }) {
  return (
    <Definition term={t("Agreement")}>
      {word(PURPOSES, consent.purpose)}
      <span className="block text-xs text-ink-3">
        <Time value={consent.decidedAt} as="exact" />
        {consent.policyVersion && ` · ${t("policy {version}", { version: consent.policyVersion })}`}
      </span>
    </Definition>
  )
}

function Writers({ passport: { by, runId, functionId, campaign } }: { passport: Passport }) {
  return (
    <>
      {by && <Definition term={t("Written by")}>{by}</Definition>}
      {campaign && (
        <Definition term={t("Campaign")}>
          <Link className="text-accent hover:underline" href={`/conversations/campaigns/${campaign.id}`}>
            {campaign.title}
          </Link>
        </Definition>
      )}
      {runId && (
        <Definition term={t("Sent by the run")}>
          <Link className="text-accent hover:underline" href={`/jobs/runs/${runId}`}>
            {functionId ?? runId}
          </Link>
        </Definition>
      )}
    </>
  )
}
