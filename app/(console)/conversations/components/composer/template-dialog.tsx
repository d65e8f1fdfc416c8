"use client"

import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { EmptyState, ErrorState } from "@/components/empty-state"
import { Badge } from "@/components/ui/badge"
import { Button, ButtonLink } from "@/components/ui/button"
import { Dialog, DialogContent } from "@/components/ui/dialog"
import { Input } from "@/components/ui/input"
import { Loading, Skeleton } from "@/components/ui/skeleton"
import type { ConversationRow } from "@/lib/conversations/schema"
import { t } from "@/lib/say"
import type { UsableTemplateView } from "@/lib/templates/schema"
import { type ApiError, getJson } from "@/lib/web/query-client"
import { nameOf } from "../name-of"
import { TemplateFill } from "./template-fill"
import { beginsWith } from "./typed"

type Props = { conversation: ConversationRow; close: () => void; onSent: () => void }

/** What may go at any hour of the window: chosen, its gaps filled, read once as the person will, then sent. */
export function TemplateDialog({ conversation, close, onSent }: Props) {
  const path = `/api/conversations/${conversation.id}/templates`
  const { data, error, isPending, refetch } = useQuery<{ rows: UsableTemplateView[] }, ApiError>({
    queryKey: [path],
    queryFn: ({ signal }) => getJson(path, { signal }),
    meta: { live: ["template"] },
  })
  const [wanted, setWanted] = useState("")
  const [chosen, setChosen] = useState<UsableTemplateView | null>(null)
  const found = (data?.rows ?? []).filter(
    ({ name, body }) =>
      wanted === "" ||
      beginsWith(name.replaceAll("_", " "), wanted) ||
      body.toLowerCase().includes(wanted.toLowerCase()),
  )
  return (
    <Dialog open onOpenChange={(open) => !open && close()}>
      <DialogContent
        size="lg"
        title={chosen ? chosen.name : t("Templates for {name}", { name: nameOf(conversation) })}
        description={chosen ? undefined : t("Only what the provider approved, this person’s language first.")}
      >
        {chosen ? (
          <TemplateFill
            key={chosen.templateVersionId}
            template={chosen}
            conversation={conversation}
            back={() => setChosen(null)}
            onSent={() => {
              close()
              onSent()
            }}
          />
        ) : (
          <div className="grid gap-2">
            <Input
              type="search"
              aria-label={t("Search templates")}
              placeholder={t("Search templates")}
              value={wanted}
              onChange={(event) => setWanted(event.currentTarget.value)}
            />
            {isPending && (
              <Loading label={t("Loading templates")}>
                <div className="grid gap-2">
                  {["a", "b", "c"].map((one) => (
                    <Skeleton key={one} className="h-14 w-full rounded-md" />
                  ))}
                </div>
              </Loading>
            )}
            {error && (
              <ErrorState
                compact
                title={t("The templates could not be read")}
                requestId={error.requestId}
                action={<Button onClick={() => void refetch()}>{t("Try again")}</Button>}
              />
            )}
            {data && found.length === 0 && (
              <EmptyState
                compact
                title={wanted ? t("No template matches") : t("No template may be sent here")}
                action={
                  wanted ? undefined : (
                    <ButtonLink href="/settings/templates">{t("Look at the templates")}</ButtonLink>
                  )
                }
              >
                {t("Templates come from the provider once they are approved there.")}
              </EmptyState>
            )}
            <ul className="grid gap-1.5">
              {found.map((one) => (
                <li key={one.templateVersionId}>
                  <button
                    type="button"
                    onClick={() => setChosen(one)}
                    className="grid w-full gap-0.5 rounded-md border border-line px-3 py-2 text-left hover:border-line-strong hover:bg-hover"
                  >
                    <span className="flex flex-wrap items-center gap-2 text-sm font-medium text-ink">
                      {one.name}
                      <Badge tone={one.isTheirLanguage ? "accent" : "neutral"}>{one.language}</Badge>
                      {one.category === "marketing" && <Badge tone="amber">{t("Offer")}</Badge>}
                    </span>
                    <bdi className="line-clamp-2 text-xs text-ink-2">{one.body}</bdi>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        )}
      </DialogContent>
    </Dialog>
  )
}
