def log = new File(basedir, "build.log").text
assert log =~ /\[ERROR\] .*broken\.nic:\[5,\d+\] error.*NIC\d{4}/
assert log =~ /\[ERROR\] .*broken\.nic:\[6,\d+\] error.*NIC\d{4}/
