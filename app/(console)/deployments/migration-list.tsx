import type { MigrationShown } from "@/lib/deployments/schema"
import { t } from "@/lib/say"

/** Changes of the database, each with what was said of it. */
export function MigrationList({ migrations }: { migrations: readonly MigrationShown[] }) {
  if (migrations.length === 0) return null
  return (
    <div>
      <h3 className="mb-1 text-xs font-medium text-ink-2">{t("Changes of the database in the way")}</h3>
      <ul className="grid gap-1 text-xs">
        {migrations.map((one) => (
          <li key={`${one.releaseId} ${one.name}`} className="text-ink-2">
            <code className="font-mono text-ink">{one.name}</code>:{" "}
            {one.isCompatible === null
              ? t("nobody said whether the release before works with it")
              : t("the release before does not work with it")}
            {one.note && <span className="text-ink-3"> ({one.note})</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
