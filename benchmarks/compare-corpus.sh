#!/bin/sh
# How long 5,000 comparisons of real policies take, and whether all of them are decided; from the project's root.
exec mvn -q test -pl iam-policy-dsl -Dtest='CorpusTest,CorpusTimingTest' -Danalysis.pairs="${1:-5000}"
