import type { Env } from "@/lib/env"

/** The values of .env.example: good for trying on this machine, for nothing that others can reach. */
const SAMPLES = {
  NEXTAUTH_SECRET: "sample-secret-for-this-machine-only-0000",
  ENCRYPTION_KEY: "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
} as const

export function sampleSecrets(env: Env): { name: string; message: string }[] {
  if (["localhost", "127.0.0.1", "[::1]"].includes(new URL(env.NEXTAUTH_URL).hostname)) return []
  return (Object.keys(SAMPLES) as (keyof typeof SAMPLES)[])
    .filter((name) => env[name] === SAMPLES[name])
    .map((name) => ({
      name,
      message: "is the sample of .env.example; make your own with: openssl rand -hex 32",
    }))
}
