import { can, type Role } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { env } from "@/lib/env"
import { inLanguage } from "@/lib/language/store"
import type { GivenMail } from "@/lib/mail/queue"
import { mailBody } from "@/lib/mail/text"
import { chosenWays } from "@/lib/notifications/rules"
import { PREFERENCES, preferencesOf } from "@/lib/notifications/schema"
import { weekPdf } from "@/lib/reports/pdf"
import type { Whole } from "@/lib/reports/read"
import { isLanguage, type Language, t, tn } from "@/lib/say"

export type Reader = { id: string; email: string; language: Language }

/** Who runs the clinic and has not chosen otherwise. */
export async function readersOf(tx: Tx): Promise<Reader[]> {
  const found = await tx.$queryRaw<
    { id: string; email: string; language: string; roles: Role[]; value: unknown }[]
  >`
    select member.id, address.email, member.language, member.roles, chosen.value from "Member" member
    join member_emails(array(select id from "Member" where active)) address on address."memberId" = member.id
    left join "MemberSetting" chosen on chosen."memberId" = member.id and chosen.key = ${PREFERENCES.key}
    where member.active and member."endsAt" is null and member.roles && array['admin', 'coordinator']
    order by member.id`
  return found
    .filter(({ roles }) => can(roles, "reports.read")?.scope === "all")
    .filter(({ roles, value }) => chosenWays(preferencesOf(value), "reports", roles).email)
    .map(({ id, email, language }) => ({ id, email, language: isLanguage(language) ? language : "en" }))
}

export function weeklyMail(ctx: Ctx, week: string, report: Whole, reader: Reader): Promise<GivenMail> {
  return inLanguage(reader.language, async () => {
    const { now } = report.total
    const subject = t("{clinic}: the week {week}", { clinic: ctx.clinic.name, week })
    const body = mailBody({
      heading: subject,
      lines: [
        tn(now.made, "{n} lead came in.", "{n} leads came in."),
        t("{answered} were answered, {booked} booked, {won} won.", {
          answered: now.answered,
          booked: now.booked,
          won: now.won,
        }),
        t("The whole report is attached."),
      ],
      link: {
        words: t("Open the report"),
        href: new URL(`/reports/weekly/${week}`, env().NEXTAUTH_URL).href,
      },
    })
    return {
      to: reader.email,
      memberId: reader.id,
      kind: "weekly_report",
      subject,
      ...body,
      attachments: [
        {
          filename: `rounds-${ctx.clinic.slug}-${week}.pdf`,
          contentType: "application/pdf",
          content: await weekPdf(ctx.clinic, week, { ...report, members: report.members }),
        },
      ],
      effectKey: `weekly-report ${week} ${reader.id}`,
    }
  })
}
