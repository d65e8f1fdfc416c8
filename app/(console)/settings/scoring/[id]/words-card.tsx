"use client"

import { Card } from "@/components/ui/card"
import { PHRASE_LANGUAGE_NAMES, SIGNAL_GROUPS, SIGNAL_NAMES } from "@/lib/rule-sets/words"
import { t } from "@/lib/say"
import type { RulePhrase } from "@/lib/scoring/rule-set"
import { AddWord } from "./add-word"
import type { EditProps } from "./points-card"

const same = (one: RulePhrase, other: RulePhrase) =>
  one.signal === other.signal && one.language === other.language && one.phrase === other.phrase

/** The clinic's own words by what they say, and words of ours that do not count here. */
export function WordsCard({ data, change, mayWrite }: EditProps) {
  const put = (list: "added" | "off", phrase: RulePhrase) =>
    change({ [list]: [...data[list].filter((one) => !same(one, phrase)), phrase] })
  const take = (list: "added" | "off", phrase: RulePhrase) =>
    change({ [list]: data[list].filter((one) => !same(one, phrase)) })
  const groups = SIGNAL_GROUPS.map(({ name, signals }) => ({
    name,
    rows: signals.flatMap((signal) => {
      const added = data.added.filter((one) => one.signal === signal)
      const off = data.off.filter((one) => one.signal === signal)
      return added.length + off.length > 0 ? [{ signal, added, off }] : []
    }),
  })).filter(({ rows }) => rows.length > 0)
  return (
    <Card title={t("Words")} hint={t("Beside the phrases Rounds knows already.")}>
      {mayWrite && <AddWord put={put} />}
      {groups.length === 0 && (
        <p className="mt-3 text-sm text-ink-3">
          {t("No words of your own yet. Add what your patients write and Rounds does not hear.")}
        </p>
      )}
      {groups.map(({ name, rows }) => (
        <section key={name} className="mt-4 first:mt-0">
          <h3 className="text-xs font-medium text-ink-3">{t(name)}</h3>
          <dl className="mt-1 grid gap-1.5">
            {rows.map(({ signal, added, off }) => (
              <div key={signal} className="flex flex-wrap items-center gap-1.5 text-sm">
                <dt className="w-44 text-ink">{t(SIGNAL_NAMES[signal])}</dt>
                {added.map((one) => (
                  <Chip
                    key={`+${one.language}${one.phrase}`}
                    one={one}
                    {...(mayWrite && { take: () => take("added", one) })}
                  />
                ))}
                {off.map((one) => (
                  <Chip
                    key={`-${one.language}${one.phrase}`}
                    one={one}
                    isOff
                    {...(mayWrite && { take: () => take("off", one) })}
                  />
                ))}
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Card>
  )
}

function Chip({ one, isOff, take }: { one: RulePhrase; isOff?: boolean; take?: () => void }) {
  const tone = isOff
    ? "border-line bg-sunken text-ink-2 line-through"
    : "border-accent-line bg-accent-soft text-ink"
  return (
    <dd className="inline-flex items-center gap-1">
      <span className={`rounded-full border px-2 py-0.5 text-xs ${tone}`} lang={one.language}>
        {isOff && <span className="sr-only">{t("Does not count:")} </span>}
        {one.phrase}
      </span>
      <span className="text-2xs text-ink-3">{PHRASE_LANGUAGE_NAMES[one.language]}</span>
      {take && (
        <button
          type="button"
          onClick={take}
          aria-label={t("Take out {word}", { word: one.phrase })}
          className="grid size-6 place-items-center rounded-md text-ink-3 hover:bg-hover hover:text-ink"
        >
          ×
        </button>
      )}
    </dd>
  )
}
