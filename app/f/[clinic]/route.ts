import { showForm, takeForm } from "./answer"

export const dynamic = "force-dynamic"

type Context = { params: Promise<{ clinic: string }> }

export const GET = async (request: Request, { params }: Context): Promise<Response> =>
  showForm(request, (await params).clinic)

export const POST = async (request: Request, { params }: Context): Promise<Response> =>
  takeForm(request, (await params).clinic)
