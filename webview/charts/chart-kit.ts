import { BarController, BarElement, CategoryScale, Chart, LinearScale } from 'chart.js';
import { MatrixController, MatrixElement } from 'chartjs-chart-matrix';
import { Flow, SankeyController } from 'chartjs-chart-sankey';

// Only what is used: each piece adds to what every opened log has to load.
Chart.register(BarController, BarElement, CategoryScale, LinearScale);
Chart.register(SankeyController, Flow, MatrixController, MatrixElement);

// Nothing moves by itself, whatever the system's wish about motion.
Chart.defaults.animation = false;
Chart.defaults.responsive = true;
Chart.defaults.maintainAspectRatio = false;

export { Chart };
