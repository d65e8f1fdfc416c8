import type { Today } from "@/lib/today/schema"
import { SoftwareToday } from "./software-today"
import { WebhooksToday } from "./webhooks-today"

/** What the software does, for who looks after it. */
export function SystemsToday({ software, webhooks }: Pick<Today, "software" | "webhooks">) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      {software && <SoftwareToday software={software} />}
      {webhooks && <WebhooksToday webhooks={webhooks} />}
    </div>
  )
}
