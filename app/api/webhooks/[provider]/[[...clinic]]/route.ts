import { answerWebhook } from "@/lib/inbox/answer"

export const dynamic = "force-dynamic"

type Place = { params: Promise<{ provider: string; clinic?: string[] }> }

async function answer(request: Request, { params }: Place): Promise<Response> {
  const { provider, clinic } = await params
  return answerWebhook(request, provider, clinic ?? [])
}

// Every method, so that an unknown address is 404 whatever is tried there, and a wrong method gets our answer.
export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
}
