assert new File(basedir, 'build.log').text.contains('arn:aws:iam::123456789012:user/david')
