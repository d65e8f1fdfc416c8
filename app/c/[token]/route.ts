import { showLink, takeAnswer } from "./answer"

export const dynamic = "force-dynamic"

type Context = { params: Promise<{ token: string }> }

export const GET = async (request: Request, { params }: Context): Promise<Response> =>
  showLink(request, (await params).token)

export const POST = async (request: Request, { params }: Context): Promise<Response> =>
  takeAnswer(request, (await params).token)
