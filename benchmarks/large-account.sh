#!/bin/sh
# Whether 5,000 users of the fake fit in 100 MB and are listed in linear time, and whether its server answers within a second
# of its JVM's start; from the project's root.
set -e
mvn -q package -pl benchmarks -am -DskipTests -Dinvoker.skip=true
jar=$(ls iam-testkit/target/iam-testkit-*-server.jar)
java -cp "benchmarks/target/classes:$jar" io.github.iamkit.benchmarks.LargeAccount
java -cp "benchmarks/target/classes:$jar" io.github.iamkit.benchmarks.ServerStart "$jar"
