namespace KillBot.Domain.StarCitizen;

/// <summary>A jump drive changed state, which tells the ship and where it is.</summary>
/// <param name="Ship">The class; on some lines that of the drive itself.</param>
public sealed record JumpDrive(DateTimeOffset? At, string Ship, string InZone) : GameLogLine("jump_drive", At);

/// <summary>Another solar system was entered; builds up to 4.1.0.</summary>
public sealed record SystemChange(DateTimeOffset? At, string Player, string From, string To) : GameLogLine("system_change", At);

public sealed record QuantumTarget(DateTimeOffset? At, string Destination) : GameLogLine("quantum_target", At);

public sealed record QuantumFuel(DateTimeOffset? At, string? Destination) : GameLogLine("quantum_fuel", At);

public sealed record QuantumArrived(DateTimeOffset? At) : GameLogLine("quantum_arrived", At);

/// <summary>The log's owner left the controls of a vehicle.</summary>
/// <param name="Released">The vehicle's class.</param>
public sealed record VehicleExit(DateTimeOffset? At, string Released) : GameLogLine("vehicle_exit", At);

/// <summary>The log's owner opened a place's inventory and so is there.</summary>
public sealed record InventoryLocation(DateTimeOffset? At, string Player, string Location) : GameLogLine("location", At);
