"use client"

import { useState } from "react"
import type { ConnectionView } from "@/lib/connections/words"
import { providerSpec } from "@/lib/connections/words"
import { SchemeField, SecretField, SettingFields } from "./fields"

type Props = { provider: string; errors: Record<string, string>; now?: ConnectionView }

/** What connecting or changing a connection asks for, as its scheme wants it. */
export function ConnectFields({ provider, errors, now }: Props) {
  const spec = providerSpec(provider)
  const [scheme, setScheme] = useState(now?.scheme ?? Object.keys(spec?.schemes ?? {})[0] ?? "")
  if (!spec) return null
  return (
    <>
      <SchemeField spec={spec} value={scheme} onChange={setScheme} error={errors.scheme} />
      {!now && <SecretField spec={spec} scheme={scheme} error={errors.secret} />}
      <SettingFields spec={spec} scheme={scheme} errors={errors} now={now} />
    </>
  )
}
