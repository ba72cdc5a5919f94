package io.github.iamkit.provisioning;

/** Public SSH keys of nobody. */
final class SshKeyText {
    static final String RSA =
            "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQCRgfi/C9VDJi8rqcoMIR34i9cWMoyZuap1YrGBG9nQmY8E2vuZyI"
                    + "WxrTcLeIZ04GuDbNelbS3G09HaexzcAWV2nArr3Oi2jYiMYCeYCX28Xyn6ZUeOP5PGIt9J1Cb+5Bkdc3RKJv8dpBIz"
                    + "P1HqirVTdm8OBtsfzw4aCa+QisDrCgFkhn7G7CnFNrXB9+zmxRxIN8n99Nw/OwLDUb6DRJh6vieBw+efc8KJG3wTta"
                    + "Zg2VIwm1sQmkszmGtkJcpIPUSiAmxIzsFXav/USuCph8KI/cpJSZ9ozWRWAiD3AMtPzZZqZcinkEKXwtCuFIEIVu0/"
                    + "LBRfkSo3iMa++JGVxWI3 david@books";

    private SshKeyText() {}
}
