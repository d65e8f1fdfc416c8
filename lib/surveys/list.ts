import { isMasked } from "@/lib/appointments/to-row"
import type { Grant } from "@/lib/can"
import { type Ctx, grantOf } from "@/lib/ctx"
import { readCursor, toPage } from "@/lib/cursor"
import type { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { query } from "@/lib/operation"
import { initials } from "@/lib/patients/mask"
import { reachWhere } from "@/lib/surveys/reach"
import { SurveyFilters, type SurveyPage, type SurveyRow } from "@/lib/surveys/schema"
import { SURVEY_PAGE, type SurveyStatus, type SurveyTab } from "@/lib/surveys/words"

type Where = Prisma.SurveyWhereInput
const TABS: Record<SurveyTab, Where> = {
  answered: { status: "answered" },
  unhappy: { status: "answered", score: { lte: 6 } },
  read: { taskId: { not: null }, status: { in: ["asked", "expired"] } },
  all: {},
}

const WITH = {
  patient: { select: { id: true, name: true } },
  appointment: {
    select: {
      startsAt: true,
      service: { select: { name: true } },
      practitioner: { select: { name: true } },
    },
  },
} satisfies Prisma.SurveyInclude

/** Newest visits first. */
export const listSurveys = query({
  name: "surveys.list",
  may: "appointments.read",
  input: SurveyFilters,
  async run({ ctx, tx, input, grant }): Promise<SurveyPage> {
    const after = input.cursor ? readCursor(input.cursor) : null
    const { practitioner } = input
    const of: Where[] = practitioner
      ? [isId(practitioner) ? { appointment: { practitionerId: practitioner } } : { id: { in: [] } }]
      : []
    const found = await tx.survey.findMany({
      where: {
        AND: [
          { clinicId: ctx.clinicId },
          reachWhere(ctx, grant),
          TABS[input.tab],
          ...of,
          ...(after
            ? [
                { createdAt: { lte: after.at } },
                { OR: [{ createdAt: { lt: after.at } }, { id: { lt: after.id } }] },
              ]
            : []),
        ],
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: SURVEY_PAGE + 1,
      include: WITH,
    })
    const { rows, nextCursor } = toPage(found, SURVEY_PAGE, (row) => row.createdAt)
    const toRead = await tx.survey.count({
      where: { AND: [{ clinicId: ctx.clinicId }, reachWhere(ctx, grant), TABS.read] },
    })
    return { rows: rows.map((one) => toRow(ctx, grant, one)), nextCursor, toRead }
  },
  reads: ({ value }) => ({
    what: "surveys",
    list: true,
    patientIds: value.rows.map((row) => row.patient.id),
  }),
})

function toRow(ctx: Ctx, grant: Grant, one: Prisma.SurveyGetPayload<{ include: typeof WITH }>): SurveyRow {
  const masked = isMasked(ctx, grant, one.patient.id)
  const isOpen = one.status === "asked" || one.status === "expired"
  return {
    id: one.id,
    status: one.status as SurveyStatus,
    because: one.because,
    score: one.score,
    comment: masked ? null : one.comment,
    askAt: one.askAt.toISOString(),
    expiresAt: one.expiresAt.toISOString(),
    answeredAt: one.answeredAt?.toISOString() ?? null,
    toRead: isOpen && one.taskId !== null,
    patient: { id: one.patient.id, name: masked ? initials(one.patient.name) : one.patient.name },
    service: one.appointment.service.name,
    practitioner: one.appointment.practitioner.name,
    visitAt: one.appointment.startsAt.toISOString(),
    may: { settle: isOpen && !masked && grantOf(ctx, "appointments.write") !== null },
  }
}
