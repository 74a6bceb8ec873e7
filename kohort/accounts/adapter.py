"""Where allauth asks us."""

from allauth.account.adapter import DefaultAccountAdapter


class Adapter(DefaultAccountAdapter):
    """Nobody makes an account by filling in a form: one claims one's place in the register."""

    def is_open_for_signup(self, request):
        return False
