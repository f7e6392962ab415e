"""`newsclean fix`: clean pages."""

import sys

import click

from newsclean.cli.options import in_parallel, known_encoding, over_pages, overwriting, refuse, resuming, suffix
from newsclean.cli.places import Outputs
from newsclean.cli.plan import WritePlan
from newsclean.cli.printing import fix_to_stdout
from newsclean.cli.run import PageRun, watched
from newsclean.output.stats import Stats
from newsclean.output.stats import write as write_stats
from newsclean.text.encoding import lookup


@click.command("fix", short_help="Clean pages.")
@over_pages
@click.option("-i", "--in-place", is_flag=True, help="Write the clean text into the files themselves.")
@click.option("-o", "--output", metavar="FILE|DIR", help="Write there. A name without a suffix is a directory.")
@click.option("--diff", is_flag=True, help="Print what would change; write nothing.")
@click.option("--check", is_flag=True, help="Print the names of files that would change; exit code 1 if any.")
@click.option("--hook", is_flag=True, help="For commit hooks: --in-place, and exit code 1 if anything changed.")
@click.option(
    "--backup", callback=suffix, metavar="SUFFIX", help="With --in-place: keep the old file, its name with this suffix."
)
@click.option("--ledger", metavar="FILE", help="With --in-place: keep there what `newsclean undo` needs.")
@click.option("--verify/--no-verify", default=None, help="Read back and replay what is written. [default: in place]")
@click.option("--output-encoding", callback=known_encoding, metavar="NAME", help="Write in this encoding.")
@click.option(
    "--furniture",
    type=click.Choice(["keep", "end", "drop"]),
    help="Mastheads, folio lines, editors' lines: where they stand, at the end, or left out.",
)
@click.option("--watch", is_flag=True, help="Go on: clean pages of a directory as they arrive, until Ctrl-C.")
@click.option("--stats", is_flag=True, help="Tell on standard error what was done, in figures.")
@overwriting
@in_parallel
@resuming
def command(
    run: PageRun,
    *,
    in_place: bool,
    output: str | None,
    diff: bool,
    check: bool,
    hook: bool,
    backup: str | None,
    ledger: str | None,
    verify: bool | None,
    output_encoding: str | None,
    furniture: str | None,
    watch: bool,
    stats: bool,
    overwrite: bool,
    resume: bool,
) -> None:
    r"""Clean pages: join lines, repair numbers, spaces, marks, strip editor codes.

    The clean text goes to standard output unless --in-place or --output says otherwise. A file is written only as a
    whole, and only if it changes. A page that fails stays as it is, and the exit code is 3. --diff is a unified diff,
    for patch and git apply; on a terminal with colours it shows what changes inside each line.

    \b
    Examples:
      newsclean fix page.txt
      newsclean fix --in-place --backup .orig pages/
      newsclean fix --diff page.txt
      newsclean fix --furniture drop page.txt
      newsclean fix --keep-lines page.txt
      newsclean fix --watch incoming/ -o clean/
    """
    in_place = in_place or hook
    outputs = Outputs(output) if output and output != "-" else None
    refuse(
        (
            (in_place, bool(output), diff or check).count(True) > 1,
            "take one of --in-place, --output, --diff or --check",
        ),
        (resume and not outputs, "--resume needs --output DIR; with --in-place just run again: clean files stay"),
        (bool(ledger) and not in_place, "--ledger needs --in-place"),
        (bool(backup) and not in_place, "--backup needs --in-place"),
        (
            furniture == "end" and (in_place or diff or check or bool(verify)),
            "--furniture end is for what is printed or goes to --output: no ledger knows of text that moved",
        ),
        (overwrite and not outputs, "--overwrite needs --output"),
        (watch and not (in_place or outputs), "--watch needs --in-place or --output DIR"),
        (watch and (hook or resume or bool(ledger)), "--watch goes with neither --hook nor --resume nor --ledger"),
    )
    verify = in_place if verify is None else verify
    plan = WritePlan(
        lookup(output_encoding) if output_encoding else None, backup, Stats(), verify, overwrite, furniture
    )
    to_stdout = not in_place and not outputs
    if to_stdout:
        with watched(run, to_stdout=True):
            if diff or check:
                from newsclean.cli.compare import compare  # noqa: PLC0415 - slow to load, and most runs compare nothing

                compare(run, plan.stats, diff=diff)
            else:
                fix_to_stdout(run, plan)
    else:
        from newsclean.cli.rewrite import fix_in_place, fix_to  # noqa: PLC0415 - slow to load, and printing needs none

        if watch:
            from newsclean.cli.watch import fix_watching  # noqa: PLC0415 - as above

            fix_watching(run, plan, output if outputs else None)
        elif outputs:
            fix_to(run, plan, outputs, resume=resume)
        else:
            fix_in_place(run, plan, ledger)
    if stats:
        write_stats(plan.stats, sys.stderr)
    elif plan.stats.pages and not to_stdout:
        run.reporter.notify(plan.stats.summary())
    run.reporter.leave(strict=check or hook)
