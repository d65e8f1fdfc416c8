"use client"

import Link from "next/link"
import { PatientText } from "@/components/patient-text"
import { Stat, Stats } from "@/components/ui/stat"
import type { RerunPreview } from "@/lib/reruns/schema"
import { BLOCKED, effectNoun, effectText, leftOut } from "@/lib/reruns/words"
import { locale, t } from "@/lib/say"

/** How many, whom it touches, what is done again and what is not, and what is left out and why. */
export function RerunFigures({ seen, again }: { seen: RerunPreview; again: boolean }) {
  const left = seen.found - seen.count
  const number = (value: number) => value.toLocaleString(locale())
  return (
    <div className="grid gap-3">
      <Stats label={t("What is run again")}>
        <Stat
          label={t("Will run again")}
          value={number(seen.count)}
          note={seen.functions
            .map((one) => one.id)
            .slice(0, 2)
            .join(", ")}
        />
        <Stat label={t("Patients")} value={number(seen.patients.count)} note={t("touched by these runs")} />
        {left > 0 && <Stat label={t("Left out")} value={number(left)} note={t("see why below")} />}
      </Stats>
      <Outside seen={seen} again={again} />
      <Steps seen={seen} />
      {seen.blocked.length > 0 && (
        <ul aria-label={t("Left out")} className="grid gap-0.5 text-sm text-ink-2">
          {seen.blocked.map((one) => (
            <li key={one.why}>
              <span className="font-medium text-ink tabular-nums">{leftOut(one.count)}</span> {t("left out:")}{" "}
              {t(BLOCKED[one.why])}
            </li>
          ))}
        </ul>
      )}
      <People patients={seen.patients} />
    </div>
  )
}

function Outside({ seen, again }: { seen: RerunPreview; again: boolean }) {
  if (seen.count === 0) return null
  if (seen.effects.length === 0)
    return (
      <p className="text-sm text-ink-2">
        {t("Nothing goes out of Rounds: these runs change its own records only.")}
      </p>
    )
  return (
    <ul aria-label={t("What goes out")} className="rounded-md border border-line">
      {seen.effects.map((line) => (
        <li
          key={`${line.functionId} ${line.step} ${line.kind}`}
          className="border-b border-line px-3 py-2 text-sm last:border-0"
        >
          <p className="flex flex-wrap gap-x-2">
            <span className="font-medium text-ink">{effectNoun(line)}</span>
            <span className="text-ink-3">
              {t(line.words)} <code className="font-mono text-xs">{line.step}</code>
            </span>
          </p>
          <p className={again && line.done + line.unsure > 0 ? "text-red" : "text-ink-2"}>
            {effectText(line, again)}
          </p>
        </li>
      ))}
    </ul>
  )
}

function Steps({ seen }: { seen: RerunPreview }) {
  if (seen.count === 0) return null
  return (
    <div className="grid gap-1.5">
      <p className="text-sm font-medium">{t("Steps")}</p>
      <ol className="max-h-44 overflow-y-auto rounded-md border border-line text-sm">
        {seen.steps.length === 0 && (
          <li className="px-3 py-2 text-ink-3">{t("Everything: nothing was finished before.")}</li>
        )}
        {seen.steps.map((step) => (
          <li
            key={step.name}
            className="flex items-center gap-2 border-b border-line px-3 py-1.5 last:border-0"
          >
            <span className={step.kept === step.runs ? "truncate text-ink-3" : "truncate"}>{step.name}</span>
            <span className="ml-auto text-xs whitespace-nowrap text-ink-3">{stepText(step, seen.count)}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}

function stepText({ runs, kept }: { runs: number; kept: number }, of: number): string {
  if (kept === runs)
    return of === 1 ? t("kept, not done again") : t("kept in {n}, not done again", { n: kept })
  if (of === 1) return t("done again")
  return kept > 0
    ? t("kept in {kept}, done again in {again}", { kept, again: runs - kept })
    : t("in {n} of {of}", { n: runs, of })
}

function People({ patients }: { patients: RerunPreview["patients"] }) {
  if (!patients.named || patients.named.length === 0) return null
  const more = patients.count - patients.named.length
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer rounded-sm text-accent">{t("Who that is")}</summary>
      <ul aria-label={t("Patients touched")} className="mt-1.5 flex flex-wrap gap-x-3 gap-y-1">
        {patients.named.map(({ id, name }) => (
          <li key={id}>
            <Link href={`/patients/${id}`} className="underline decoration-line-strong underline-offset-3">
              <PatientText>{name}</PatientText>
            </Link>
          </li>
        ))}
        {more > 0 && (
          <li className="text-ink-3">{t("and {n} more", { n: more.toLocaleString(locale()) })}</li>
        )}
      </ul>
    </details>
  )
}
