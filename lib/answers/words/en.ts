import type { Words } from "./kind"

export const ENGLISH: Words = {
  yes: `yes | yeah | yea | yep | yup | yes i agree | i agree | we agree | agree | agreed | yes i do | i do | i consent | i do consent
    | consent | i give my consent | i give consent | you have my consent | yes you can | you can | yes you may | you may | go ahead
    | please do | sure | sure thing | sure go ahead | certainly | definitely | absolutely | of course | by all means | fine by me
    | fine with me | that is fine with me | thats fine with me | okay with me | ok with me | ok by me | im ok with that
    | i am ok with that | im okay with that | im fine with that | i am fine with that | i am happy with that | im happy with that
    | happy to | i accept | accept | accepted | i confirm | confirm | confirmed | yes to all | yes to both | with pleasure | gladly
    | yes it is ok | yes its ok | yessir | its a yes | it is a yes | its a yes from me | thats a yes | yes thats ok | yes thats fine | yes that is fine | yes that is ok | yes it is fine | i approve`,
  no: `no | nope | nah | never | no i do not | no i dont | i do not agree | i dont agree | i disagree | disagree | i do not consent
    | i dont consent | i refuse | refuse | i decline | decline | declined | no way | absolutely not | definitely not
    | certainly not | of course not | please dont | please do not | you may not | you can not | you cannot | you cant | i dont want to
    | i do not want to | i dont want that | i dont want this | i do not want this | i do not want that | i dont want it
    | not interested | im not interested | i am not interested | id rather not | i would rather not | rather not
    | prefer not to | i prefer not to | id prefer not to | thanks but no | thank you but no | thanks but no thanks
    | i do not accept | i dont accept | i wont | i will not | its a no | it is a no | its a no from me | thats a no | no thanks im good | i do not give my consent | i dont give my consent`,
  polite: `please | pls | plz | thanks | thank you | thank you very much | thank you so much | thanks a lot | many thanks | thx | ty
    | thanks so much | and thanks | and thank you | cheers | hi | hi there | hello | hello there | hey | good morning
    | good afternoon | good evening | good day | dear | sir | madam | maam | doctor | dr | doc | team | guys | everyone | kindly
    | kind regards | best regards | regards | best wishes | have a nice day | have a good day | have a great day | bye`,
  ack: `ok | okay | okey | k | kk | oki | okie | alright | all right | fine | thats fine | that is fine | good | great | perfect
    | cool | sounds good | very good | right | understood | got it | noted | i see | nice | super | wonderful | excellent | its ok
    | it is ok | thats ok | that is ok | no objection | no objections`,
  unsure: `maybe | perhaps | not sure | im not sure | i am not sure | i dont know | i do not know | dunno | i dont understand
    | i do not understand | dont understand | what | what is this | whats this | what do you mean | why | why not | who is this
    | who are you | no problem | not a problem | no problem at all | no worries | no idea | not yet | not now | later | maybe later
    | i will think about it | ill think about it | let me think | let me think about it | ask me later | not really | i guess
    | i guess so | i suppose | i suppose so | i think so | i dont think so | i do not think so | probably | probably not | possibly
    | it depends | depends | whatever | i dont mind | i do not mind | dont mind | i dont care | dont care | no comment | not today
    | wrong number | yes and no | yes or no | no need | none | neither | both | dont | do not | not | if you like | if you want
    | if you must | as you like | as you wish | up to you | hmm | hm | uh | uhm | nothing | another time | no hurry | not at all
    | yeah right | yea right | yeah yeah | yea yea | sure sure | as if | if i must | if i have to | dont stop | do not stop
    | never stop`,
  limit: `but | but only | only | except | unless | as long as | provided | wait | hold on | just kidding | i mean`,
  stop: `stop | stop it | stop that | unsubscribe | unsubscribe me | opt out | optout | opt me out | stop messages | stop messaging
    | stop messaging me | stop texting me | stop texting | stop writing to me | stop writing me | stop sending me messages
    | stop sending messages | stop sending me offers | stop sending offers | stop sending me ads | stop sending me this
    | stop sending these messages | stop these messages | stop the messages | stop the ads | stop spamming me | stop spamming
    | no more messages | no more offers | no more ads | no more texts | no more spam | remove me | remove me from your list
    | remove me from the list | remove me from this list | take me off your list | take me off the list | take me off this list
    | do not message me | dont message me | do not text me | dont text me | do not text me again | dont write to me
    | do not write to me | dont write to me again | do not write to me again | dont message me again | dont text me again
    | dont contact me | do not contact me | dont contact me again | do not contact me again | i want to unsubscribe
    | i would like to unsubscribe | i wish to unsubscribe | i want to opt out | i want no more messages | i dont want messages
    | i dont want any messages | i dont want any more messages | i do not want any more messages | i do not want messages
    | i dont want your messages | i dont want your offers | no longer want messages | i no longer want messages
    | i no longer want your messages | i no longer want to receive messages | no messages | no messages please`,
  stopAll: `stopall | stop all | stop everything | stop all messages | stop all of this | stop it all | no more messages at all
    | no messages at all | unsubscribe all | unsubscribe from all | unsubscribe me from everything | unsubscribe from everything
    | remove me from all lists | remove me from all your lists | never contact me again | never message me again
    | never write to me again | never text me again | no messages of any kind | stop all marketing | no marketing at all`,
  withdraw: `i withdraw my consent | i withdraw consent | withdraw my consent | i revoke my consent | revoke my consent
    | i take back my consent | i hereby withdraw my consent | i no longer consent | i no longer agree`,
  resume: `start | unstop | resume | resubscribe | subscribe | subscribe me | subscribe me again | start again | opt in | optin
    | start messages again | start the messages again | resume messages | send messages again | send me messages again
    | send me offers again | you can write to me again | you may write to me again | you can message me again
    | i want messages again | i want offers again | i want to receive messages again`,
  yesAlone: `y`,
  noAlone: `n`,
  stopAlone: `cancel | end | quit | revoke | withdraw`,
}
