import { showCalendar } from "./answer"

export const dynamic = "force-dynamic"

type Context = { params: Promise<{ token: string }> }

export const GET = async (request: Request, { params }: Context): Promise<Response> =>
  showCalendar(request, (await params).token)
