package platen.gateway.devices.api;

/**
 * A device's new secret, told once.
 *
 * @param panelSecret part of the address of the device's own pages
 */
public record PanelSecretView(String panelSecret) {

    @Override
    public String toString() {
        return "PanelSecretView[…]";
    }
}
