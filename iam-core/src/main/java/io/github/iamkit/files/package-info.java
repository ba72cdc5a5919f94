/** Files and directories that their owner alone may open; not exported. */
package io.github.iamkit.files;
