"""Fuzzing that is led by coverage: `python -m tests.trust.fuzz TARGET` tries bytes until one breaks a promise.

It needs atheris (`pip install atheris`). A share of what reached new code is kept in `fixtures/fuzz/TARGET`, where
every test run tries it again without atheris; what is newly found goes to the directory named second. Options of
libFuzzer may follow:

    python -m tests.trust.fuzz page found/ -max_total_time=600
"""

import random
import sys

TEXTS = ("page", "formats")  # what these take is a page of text, whose mutations are known


def main() -> None:
    """Fuzz what the command line names."""
    import atheris  # noqa: PLC0415 - only fuzzing needs it, and it must come before what it watches

    with atheris.instrument_imports(include=["newsclean"]):
        from tests.trust import targets  # noqa: PLC0415 - as above
        from tests.trust.mutate import ALL  # noqa: PLC0415 - as above

    def mutated(data: bytes, most: int, seed: int) -> bytes:
        """The bytes of a page that took harm: as pages do, or as bytes do."""
        dice = random.Random(seed)  # noqa: S311 - no secret
        if dice.random() < 0.2:
            return bytes(atheris.Mutate(data, most))
        text = data.decode("utf-8", "ignore")
        for _ in range(dice.randint(1, 3)):
            text = dice.choice(ALL)(text, dice)
        return text.encode("utf-8", "ignore")[:most]

    name = sys.argv[1]
    arguments = [sys.argv[0], *sys.argv[2:], str(targets.CORPUS / name), "-rss_limit_mb=4000", "-timeout=60"]
    if not any(argument.startswith("-max_len") for argument in arguments):
        arguments.append("-max_len=1200")
    ways = {"custom_mutator": mutated} if name in TEXTS else {}
    atheris.Setup(arguments, targets.TARGETS[name], **ways)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
