import type { Metadata } from "next"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import { isId } from "@/lib/ids"
import { listMail } from "@/lib/mail/list"
import { mailMode } from "@/lib/mail/mode"
import { t } from "@/lib/say"
import { MailList } from "./mail-list"

export const generateMetadata = (): Metadata => ({ title: t("Mail") })

const MODES = {
  smtp: "What Rounds sent to colleagues, and what became of it.",
  kept: "No mail server is set: this demo keeps what it would have sent here.",
  none: "No mail server is set: nothing is sent until an operator sets MAIL_HOST.",
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function MailPage({ searchParams }: Props) {
  const ctx = await requireCtx("mail.read")
  const { cursor } = await searchParams
  const page = await listMail(ctx, typeof cursor === "string" && isId(cursor) ? { cursor } : {})
  return (
    <>
      <LiveRefresh topics={["mail"]} />
      <PageHeader title={t("Mail")} meta={t(MODES[mailMode()])} />
      <PageBody className="max-w-5xl">
        <MailList page={page} mayOpen={ctx.roles.includes("admin")} />
      </PageBody>
    </>
  )
}
