"""What the libraries keep of somebody who signs in. Key material is never copied out, and all goes with the account."""

from kohort.access.personal import Personal

LIBRARIES = {
    "account.EmailAddress": Personal(True, True, "The addresses one signs in with."),
    "account.EmailConfirmation": Personal(False, True, "A key for a moment."),
    "mfa.Authenticator": Personal(True, True, "The passkeys one has, by name and date.", without=("data",)),
    "socialaccount.SocialAccount": Personal(True, True, "Who one is at one's institution."),
    "socialaccount.SocialToken": Personal(False, True, "A key."),
}
