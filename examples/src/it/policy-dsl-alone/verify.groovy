// Beside the library itself, jackson-core is all that a user of the policy DSL gets.
def jars = new File(basedir, 'target/class-path.txt').text.trim().split(File.pathSeparator)
        .collect { new File(it).name.replaceAll(/-\d.*/, '') }.sort()
assert jars == ['iam-policy-dsl', 'jackson-core']
assert new File(basedir, 'build.log').text.contains('"aws:SourceIp":"203.0.113.0/24"')
