/** The facts behind {@code Catalog.bundled()}, one file a service; not exported. */
package io.github.iamkit.actions.facts;
