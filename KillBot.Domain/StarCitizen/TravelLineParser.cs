namespace KillBot.Domain.StarCitizen;

/// <summary>Reads where the log's owner goes and in what.</summary>
internal static class TravelLineParser
{
    public static GameLogLine? JumpDrive(DateTimeOffset? at, LineScanner line) =>
        line.SkipPast("(adam: "u8) && line.ReadName(" in zone "u8, out var ship) && line.ReadName(")"u8, out var zone)
            ? new JumpDrive(at, InstanceId.Strip(ship), zone)
            : null;

    public static GameLogLine? SystemChange(DateTimeOffset? at, LineScanner line) =>
        line.SkipPast("Client entity "u8) && line.ReadName(" "u8, out var player)
        && line.SkipPast("changing system from "u8) && line.ReadName(" to "u8, out var from)
            ? new SystemChange(at, player, from, FirstWord(line))
            : null;

    public static GameLogLine? OldQuantumTarget(DateTimeOffset? at, LineScanner line) =>
        line.SkipPast("received QT data for Entity:"u8) && line.SkipPast(" to Target "u8) ? new QuantumTarget(at, FirstWord(line)) : null;

    public static GameLogLine? QuantumTarget(DateTimeOffset? at, LineScanner line) =>
        line.NameAfter("has selected point "u8, " as their destination"u8) is { } point ? new QuantumTarget(at, point) : null;

    public static GameLogLine? QuantumFuel(DateTimeOffset? at, LineScanner line) =>
        new QuantumFuel(at, line.SkipPast("fuel calculation to destination "u8) ? FirstWord(line) : null);

    public static GameLogLine? QuantumArrived(DateTimeOffset? at, LineScanner line) => new QuantumArrived(at);

    public static GameLogLine? VehicleExit(DateTimeOffset? at, LineScanner line) =>
        line.NameAfter("releasing control token for '"u8, "'"u8) is { } vehicle ? new VehicleExit(at, InstanceId.Strip(vehicle)) : null;

    public static GameLogLine? InventoryLocation(DateTimeOffset? at, LineScanner line) =>
        line.SkipPast("Player["u8) && line.ReadName("]"u8, out var player) && line.NameAfter("Location["u8, "]"u8) is { } place
            ? new InventoryLocation(at, player, place)
            : null;

    private static string FirstWord(LineScanner line) =>
        line.ReadName(" "u8, out var word) ? word : line.ReadText(""u8);
}
