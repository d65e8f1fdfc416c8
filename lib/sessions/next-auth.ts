import type { AuthOptions } from "next-auth"
import { env } from "@/lib/env"
import { type AppError, toAppError } from "@/lib/errors"
import { log } from "@/lib/log"
import { cookieName, cookieOptions, isHttps } from "@/lib/sessions/cookies"
import { endSession } from "@/lib/sessions/end"
import { findSession } from "@/lib/sessions/find"
import { openSession } from "@/lib/sessions/open"
import { SESSION_LIFE_MS, safeNext } from "@/lib/sessions/rules"
import { SECOND_MS } from "@/lib/time"
import { ownOrigins } from "@/lib/web/origin"

declare module "next-auth" {
  interface User {
    sessionToken?: string
  }
}
declare module "next-auth/jwt" {
  interface JWT {
    sessionId?: string
    sessionToken?: string
    endsAt?: string
  }
}

/** One request to next-auth; it swallows errors, so what really happened is kept here. */
export type Attempt = {
  address: string
  userAgent: string | null
  requestId: string
  previousToken: string | undefined
  refusal?: AppError
}

/**
 * next-auth with its JWT strategy, whose "JWT" is only the session's random token: what it stands for is in the session
 * row, looked up on each request, so that a session can be ended at once.
 */
export function authOptions(attempt: Attempt): AuthOptions {
  const cookie = (what: Parameters<typeof cookieName>[0]) => ({
    name: cookieName(what),
    options: cookieOptions(),
  })
  const kept = async <T>(work: () => Promise<T>): Promise<T | null> => {
    try {
      return await work()
    } catch (error) {
      attempt.refusal = toAppError(error)
      return null
    }
  }
  return {
    secret: env().NEXTAUTH_SECRET,
    useSecureCookies: isHttps(),
    session: { strategy: "jwt", maxAge: SESSION_LIFE_MS / SECOND_MS },
    cookies: {
      sessionToken: cookie("session-token"),
      csrfToken: cookie("csrf-token"),
      callbackUrl: cookie("callback-url"),
    },
    pages: { signIn: "/sign-in", signOut: "/", error: "/sign-in" },
    jwt: {
      encode: async ({ token }) => token?.sessionToken ?? "",
      decode: ({ token }) =>
        kept(async () => {
          const session = await findSession(token, { touch: false })
          if (!session) return null
          const { sessionId, memberName: name, email, expiresAt } = session
          return { sessionId, sessionToken: token, name, email, endsAt: expiresAt.toISOString() }
        }),
    },
    providers: [
      {
        id: "credentials",
        name: "Email and password",
        type: "credentials",
        credentials: {
          email: { label: "Email" },
          password: { label: "Password", type: "password" },
          code: { label: "Code" },
        },
        authorize: (given) =>
          kept(async () => {
            const { email, password, code } = (given ?? {}) as Record<string, unknown>
            const { token, userId } = await openSession({ ...attempt, email, password, code })
            return { id: userId, sessionToken: token }
          }),
      },
    ],
    callbacks: {
      jwt: ({ token, user }) => (user?.sessionToken ? { sessionToken: user.sessionToken } : token),
      session: ({ session, token }) => ({ ...session, expires: token.endsAt ?? session.expires }),
      redirect: ({ url }) => safeNext(url, ownOrigins(env().NEXTAUTH_URL)),
    },
    events: {
      signOut: async ({ token }) => {
        const by = {
          actor: "system:sign-out",
          actorName: token?.name ?? "sign-out",
          requestId: attempt.requestId,
        }
        await kept(async () => token?.sessionId && endSession(token.sessionId, "signed_out", by))
      },
    },
    logger: {
      error: (code) => log.warn("auth.failed", { requestId: attempt.requestId, code }),
      warn: () => {},
      debug: () => {},
    },
  }
}
