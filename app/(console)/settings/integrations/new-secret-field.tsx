"use client"

import { providerSpec } from "@/lib/connections/words"
import { SecretField } from "./fields"

type Props = { provider: string; scheme: string; error?: string }

export function NewSecretField({ provider, scheme, error }: Props) {
  const spec = providerSpec(provider)
  return spec ? <SecretField spec={spec} scheme={scheme} error={error} /> : null
}
