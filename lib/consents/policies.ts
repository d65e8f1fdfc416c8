import { PATIENT_LANGUAGES, PATIENT_WORDS, patientLanguage } from "@/lib/consents/patient-phrases"
import { policyInForce, toPolicy } from "@/lib/consents/policy"
import { LanguageInput, NoInput, PolicyInput, type PolicyRow } from "@/lib/consents/schema"
import type { Purpose } from "@/lib/consents/words"
import { memberIdOf } from "@/lib/ctx"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { command, query } from "@/lib/operation"

/** All versions of what patients are asked to agree to, the newest first. */
export const listPolicies = query({
  name: "policies.list",
  may: "policies.read",
  input: NoInput,
  async run({ ctx, tx }): Promise<PolicyRow[]> {
    const { clinicId } = ctx
    const rows = await tx.policyVersion.findMany({ where: { clinicId }, orderBy: { number: "desc" } })
    const counts = await tx.consentStanding.groupBy({
      by: ["policyVersion"],
      where: { clinicId, status: "granted", expiresAt: { gt: ctx.now } },
      _count: true,
    })
    const members = await tx.member.findMany({
      where: { id: { in: rows.flatMap((row) => row.publishedById ?? []) } },
      select: { id: true, name: true },
    })
    return rows.map((row) => ({
      ...toPolicy(row),
      status: row.status as PolicyRow["status"],
      publishedAt: row.publishedAt?.toISOString() ?? null,
      retiredAt: row.retiredAt?.toISOString() ?? null,
      publishedBy: members.find((one) => one.id === row.publishedById)?.name ?? null,
      agreements: counts.find((one) => one.policyVersion === row.label)?._count ?? 0,
    }))
  },
})

/** Writes the draft, or begins one. What is published is never changed. */
export const savePolicy = command({
  name: "policies.save",
  may: "policies.write",
  input: PolicyInput,
  async run({ ctx, tx, input }) {
    const { clinicId } = ctx
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('policies ' || ${clinicId}, 0))`
    const draft = await tx.policyVersion.findFirst({ where: { clinicId, status: "draft" } })
    const { title, jurisdiction, privacyUrl, standing, purposes, texts } = input
    const controller = {
      name: input.controllerName,
      address: input.controllerAddress,
      contact: input.controllerContact,
      officer: input.officer,
    }
    const data = {
      title,
      jurisdiction,
      privacyUrl,
      standing,
      purposes,
      texts,
      controller,
      updatedAt: ctx.now,
    }
    if (draft) {
      await tx.policyVersion.update({ where: { id: draft.id }, data })
      return {
        value: { id: draft.id },
        facts: [fact("policy.changed", draft.id, { after: { label: draft.label } })],
      }
    }
    const last = await tx.policyVersion.findFirst({ where: { clinicId }, orderBy: { number: "desc" } })
    const number = (last?.number ?? 0) + 1
    const id = newId()
    const label = `v${number}`
    await tx.policyVersion.create({
      data: {
        ...data,
        id,
        clinicId,
        number,
        label,
        status: "draft",
        createdById: memberIdOf(ctx),
        createdAt: ctx.now,
      },
    })
    return { value: { id }, facts: [fact("policy.drafted", id, { after: { label } })] }
  },
})

/** From now on patients are asked by the draft; the one before it is kept as it was. */
export const publishPolicy = command({
  name: "policies.publish",
  may: "policies.write",
  input: NoInput.extend({}),
  async run({ ctx, tx }) {
    const { clinicId } = ctx
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('policies ' || ${clinicId}, 0))`
    const draft = await tx.policyVersion.findFirst({ where: { clinicId, status: "draft" } })
    if (!draft) return fail("wrong_state", { sentence: "There is no draft to publish." })
    const before = await tx.policyVersion.findFirst({ where: { clinicId, status: "published" } })
    if (before)
      await tx.policyVersion.update({
        where: { id: before.id },
        data: { status: "retired", retiredAt: ctx.now },
      })
    await tx.policyVersion.update({
      where: { id: draft.id },
      data: { status: "published", publishedAt: ctx.now, publishedById: memberIdOf(ctx), updatedAt: ctx.now },
    })
    const { label, standing } = draft
    return {
      value: { label },
      facts: [
        fact("policy.published", draft.id, { after: { label, standing } }),
        ...(before ? [fact("policy.retired", before.id, { after: { label: before.label } })] : []),
      ],
    }
  },
})

/** What is read to or shown a patient before they decide, in their language. */
export const consentTexts = query({
  name: "policies.texts",
  may: "consents.record",
  input: LanguageInput,
  async run({ ctx, tx, input }) {
    const policy = await policyInForce(tx, ctx)
    const clinic = await tx.clinic.findUniqueOrThrow({
      where: { id: ctx.clinicId },
      select: { language: true },
    })
    const language = patientLanguage(input.language, clinic.language)
    const words = PATIENT_WORDS[language]
    const own = policy?.texts[language]
    return {
      language,
      languages: PATIENT_LANGUAGES.map((value) => ({ value, label: PATIENT_WORDS[value].languageName })),
      label: policy?.label ?? null,
      title: policy?.title ?? words.questionTitle,
      intro: own?.intro ?? "",
      names: words.names,
      sentences: { ...words.sentences, ...own?.purposes } as Record<Purpose, string>,
    }
  },
})
