import type { Metadata } from "next"
import { Logo } from "@/components/frame/logo"
import { enrolmentCtx } from "@/lib/auth"
import { t } from "@/lib/say"
import { beginEnrolment } from "@/lib/sessions/enrol"
import { FirstEnrolment } from "./first-enrolment"

export const generateMetadata = (): Metadata => ({ title: t("Second factor") })

/** The one page for who signed in with a password alone where that is not enough. */
export default async function SecondFactorPage() {
  const ctx = await enrolmentCtx()
  // Painted anew once it is set up, while the recovery codes still stand on it: so it does not lead away by itself.
  const begun = ctx.mustEnrol ? await beginEnrolment(ctx, {}) : null
  return (
    <main className="grid min-h-dvh content-center justify-items-center bg-surface px-6 py-12">
      <div className="w-full max-w-lg">
        <Logo className="size-10" />
        <h1 className="mt-6 text-2xl font-semibold tracking-tight">{t("Your second factor")}</h1>
        <p className="mt-1.5 mb-7 text-base text-ink-2">
          {t("Patients' data wants more than a password. From now on you also give a code from your phone.")}
        </p>
        <FirstEnrolment begun={begun} />
      </div>
    </main>
  )
}
