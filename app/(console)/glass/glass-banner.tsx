import { endBreakGlass } from "@/lib/access/end"
import { t } from "@/lib/say"
import { clockTime } from "@/lib/time"
import { action } from "@/lib/web/action"

async function endNow(form: FormData): Promise<void> {
  "use server"
  await action(endBreakGlass, { refresh: true })(null, form)
}

/** Over every page while the glass is broken. A plain form: it costs the frame no script. */
export function GlassBanner({ until, timeZone }: { until: Date; timeZone: string }) {
  return (
    <section
      aria-label={t("Emergency access")}
      className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-red-line bg-red-soft px-4 py-1.5 text-sm md:px-6"
    >
      <p className="min-w-0 grow text-ink">
        <strong className="font-semibold">
          {t("Emergency access until {at}.", { at: clockTime(until, timeZone) })}
        </strong>{" "}
        {t("The whole clinic is open to you; each look is marked and reviewed.")}
      </p>
      <form action={endNow}>
        <button
          type="submit"
          className="rounded-md border border-red-line bg-surface px-2.5 py-1 text-sm font-medium text-ink hover:bg-hover"
        >
          {t("End now")}
        </button>
      </form>
    </section>
  )
}
