module org.example.onboarding {
    requires io.github.iamkit.actions;
    requires io.github.iamkit.certs;
    requires io.github.iamkit.core;
    requires io.github.iamkit.testkit;
}
