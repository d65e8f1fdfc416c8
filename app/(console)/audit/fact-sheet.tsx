"use client"

import Link from "next/link"
import { useRouter, useSearchParams } from "next/navigation"
import { useState } from "react"
import { Time } from "@/components/time"
import { ShortId } from "@/components/ui/copy-button"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import { Sheet, SheetContent } from "@/components/ui/sheet"
import { hrefWith } from "@/components/url"
import type { FactRow } from "@/lib/audit/schema"
import { t } from "@/lib/say"
import { Change } from "./change"
import { Words } from "./fact-words"
import { factTitle, subjectHref } from "./words"

const LINK = "text-ink underline decoration-line-strong underline-offset-3 hover:decoration-current"

/** One fact with before and after. Closing it goes back to the list as it was. */
export function FactSheet({ row }: { row: FactRow }) {
  const [open, setOpen] = useState(true)
  const router = useRouter()
  const params = useSearchParams()
  const close = () => {
    setOpen(false)
    router.replace(hrefWith("/audit", params.toString(), { fact: null, cursor: params.get("cursor") }), {
      scroll: false,
    })
  }
  const href = subjectHref(row.subjectType, row.subjectId)
  return (
    <Sheet open={open} onOpenChange={(next) => !next && close()}>
      <SheetContent title={factTitle(row.name)} description={<Time value={row.createdAt} as="exact" />}>
        <div className="grid gap-6">
          <DefinitionList>
            <Definition term={t("Who")}>{row.actorName}</Definition>
            <Definition term={t("About")}>
              <span className="flex flex-wrap items-center gap-x-2">
                {href ? (
                  <Link href={href} className={LINK}>
                    {row.subjectType}
                  </Link>
                ) : (
                  row.subjectType
                )}
                <ShortId id={row.subjectId} label={t("{subject} id", { subject: row.subjectType })} />
              </span>
            </Definition>
            {row.reason && (
              <Definition term={t("Why")}>
                <bdi>{row.reason}</bdi>
              </Definition>
            )}
            {row.patientId && (
              <Definition term={t("Patient")}>
                <span className="flex flex-wrap items-center gap-x-2">
                  <Link href={`/audit?patient=${row.patientId}`} className={LINK}>
                    {t("Everything about this patient")}
                  </Link>
                  <ShortId id={row.patientId} label={t("patient id")} />
                </span>
              </Definition>
            )}
          </DefinitionList>
          <Words row={row} />
          <Change before={row.before} after={row.after} />
          <DefinitionList>
            <Definition term={t("Fact")}>
              <code className="font-mono text-xs">{row.name}</code>
            </Definition>
            <Definition term={t("Actor")}>
              <code className="font-mono text-xs [overflow-wrap:anywhere]">{row.actor}</code>
            </Definition>
            <Definition term={t("Request")}>
              <ShortId id={row.requestId} label={t("request id")} />
            </Definition>
          </DefinitionList>
        </div>
      </SheetContent>
    </Sheet>
  )
}
