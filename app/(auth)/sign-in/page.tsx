import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { Logo } from "@/components/frame/logo"
import { currentSession } from "@/lib/auth"
import { t } from "@/lib/say"
import { DEMO_PASSWORD, listDemoAccounts } from "@/lib/sessions/demo"
import { safeNext } from "@/lib/sessions/rules"
import { signIn } from "./actions"
import { DemoAccounts } from "./demo-accounts"
import { SignInForm } from "./sign-in-form"
import { sentenceFor } from "./why"

export const generateMetadata = (): Metadata => ({ title: t("Sign in") })

type Search = Record<string, string | string[] | undefined>
const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

export default async function SignInPage({ searchParams }: { searchParams: Promise<Search> }) {
  const search = await searchParams
  const next = safeNext(one(search.next) ?? one(search.callbackUrl))
  // Without a database nobody can sign in, but the page can say so when they try.
  if (await currentSession({ touch: false }).catch(() => null)) redirect(next)
  const clinics = await listDemoAccounts().catch(() => [])
  const isDemo = clinics.length > 0
  return (
    <main className={isDemo ? "grid min-h-dvh lg:grid-cols-[minmax(26rem,5fr)_7fr]" : "grid min-h-dvh"}>
      <div className="grid content-center justify-items-center bg-surface px-6 py-12 lg:border-r lg:border-line">
        <div className="w-full max-w-sm">
          <Logo className="size-10" />
          <h1 className="mt-6 text-2xl font-semibold tracking-tight">{t("Sign in to Rounds")}</h1>
          <p className="mt-1.5 mb-7 text-base text-ink-2">
            {t("Who waits for an answer, and who should give it.")}
          </p>
          <SignInForm signIn={signIn} next={next} notice={sentenceFor(one(search.error), one(search.wait))} />
          <p className="mt-6 text-xs text-ink-3">
            {t("Forgot the password? Your clinic's admin can set a new one.")}
          </p>
        </div>
      </div>
      {isDemo && (
        <div className="grid content-center justify-items-center px-6 py-12 lg:px-12">
          <DemoAccounts clinics={clinics} password={DEMO_PASSWORD} />
        </div>
      )}
    </main>
  )
}
