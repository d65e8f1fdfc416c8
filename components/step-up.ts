type Ask = () => Promise<boolean>

let ask: Ask | undefined

/** The dialog of the frame puts itself here. */
export function answerStepUp(with_: Ask): () => void {
  ask = with_
  return () => {
    if (ask === with_) ask = undefined
  }
}

/** Asks for the password once more; true when it was given and the refused call may be tried again. */
export const askForPassword: Ask = async () => (ask ? ask() : false)
