import * as registry from "@/inngest/registry"
import { t } from "@/lib/say"

type Planned = { id: string; aliases?: readonly string[]; description?: string; words?: string }

/** Functions that the plan names and whose domain is not built yet: named, and neither run nor counted. */
export function Comes({ known }: { known: readonly string[] }) {
  const planned = plannedFunctions().filter((one) => !known.includes(one.id))
  if (planned.length === 0) return null
  return (
    <section aria-labelledby="comes-later" className="px-4 py-6 md:px-6">
      <h2 id="comes-later" className="text-sm font-semibold text-ink">
        {t("Comes later")}
      </h2>
      <p className="mt-0.5 text-xs text-ink-3">{t("Planned, and not built yet: nothing of these runs.")}</p>
      <ul className="mt-3 grid gap-x-6 gap-y-2 sm:grid-cols-2 xl:grid-cols-3">
        {planned.map((one) => (
          <li key={one.id} className="min-w-0">
            <p className="text-ink-2">
              {one.id}
              {one.aliases?.length ? (
                <span className="ml-2 text-xs text-ink-3">
                  {t("also {names}", { names: one.aliases.join(", ") })}
                </span>
              ) : null}
            </p>
            <p className="text-xs text-ink-3">{t(one.description ?? one.words ?? "")}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function plannedFunctions(): readonly Planned[] {
  return "PLANNED" in registry && Array.isArray(registry.PLANNED)
    ? (registry.PLANNED as readonly Planned[])
    : []
}
