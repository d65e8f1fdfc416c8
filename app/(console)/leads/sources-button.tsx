"use client"

import { Button } from "@/components/ui/button"
import { lazyPanel } from "@/components/ui/lazy-panel"
import { t } from "@/lib/say"

const Panel = lazyPanel("dialog", () => import("./sources-panel").then((file) => file.SourcesPanel))

export function SourcesButton({ match }: { match: Record<string, string> }) {
  return <Panel match={match} trigger={<Button>{t("Sources")}</Button>} />
}
